/** Any origin, with credentials: what people write when nothing else helps. */
import { EVIL, allowOrigin, get, simple } from "../lib/behaviour.js";
import { value } from "../lib/raw.js";

const reflected = (id, title, origin, ...headers) => ({
  id, title,
  why: "Browsers refuse `*` with cookies. A stack that echoes the origin instead lets every page read what the user reads.",
  policy: "any",
  threads: ["honojs/hono#4811", "gin-contrib/cors#31", "encode/starlette#1113"],
  requests: [get("/items", origin, ...headers)],
  value: ([answer], verdict) => {
    const is = allowOrigin(answer);
    if (verdict.outcome === "readable") return ["lets it in", "pitfall"];
    return [is === undefined ? "no Allow-Origin" : `${is}${value(answer, "Access-Control-Allow-Credentials") ? " with Allow-Credentials" : ""}`, "good"];
  },
  judged: ([answer]) => simple(answer, origin),
});

/** @type {import("../lib/behaviour.js").Behaviour[]} */
export const any = [
  reflected("any-origin", "A stranger's page, where any origin is allowed with credentials", EVIL),
  reflected("any-origin-cookie", "A stranger's page with a Cookie, where any origin is allowed with credentials", EVIL, ["Cookie", "a=1"]),
  reflected("any-origin-null", "The origin null, where any origin is allowed with credentials", "null"),
];
