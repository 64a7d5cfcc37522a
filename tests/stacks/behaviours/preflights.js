/** Preflights under the policy of one origin. */
import { APP, EVIL, allowOrigin, caseOf, corsNames, get, preflight } from "../lib/behaviour.js";
import { list, value, values } from "../lib/raw.js";

/** A preflight and, for the judge, the request after it. */
const pair = (method, names) => [preflight(APP, method, names), get("/items", APP)];

/** @type {import("../lib/behaviour.js").Behaviour[]} */
export const preflights = [
  {
    id: "granted-preflight",
    title: "A preflight that is allowed",
    why: "Browsers take every status from 200 to 299.",
    policy: "one",
    requests: pair("PUT", "content-type,x-a"),
    value: ([answer], verdict) => [String(answer.status), verdict.outcome === "readable" ? "good" : "pitfall"],
    judged: (answers) => caseOf({}, answers),
  },
  {
    id: "granted-methods",
    title: "Methods in that answer",
    why: "The whole list can be kept for other requests to the same URL; what was asked only for this one.",
    policy: "one",
    requests: [preflight(APP)],
    value: ([answer]) => [listed(list(answer, "Access-Control-Allow-Methods"), "put"), "plain"],
  },
  {
    id: "granted-headers",
    title: "Headers in that answer",
    why: "A stack that echoes what was asked must vary by Access-Control-Request-Headers.",
    policy: "one",
    requests: [preflight(APP, "PUT", "x-a")],
    value: ([answer]) => [listed(list(answer, "Access-Control-Allow-Headers"), "x-a"), "plain"],
  },
  {
    id: "max-age",
    title: "How long a preflight may be kept",
    why: "Without Access-Control-Max-Age browsers forget a preflight after five seconds.",
    policy: "one",
    requests: [preflight(APP)],
    value: ([answer]) => {
      const age = value(answer, "Access-Control-Max-Age");
      return [age ?? "not sent", age === "600" ? "good" : "pitfall"];
    },
  },
  {
    id: "refused-origin-status",
    title: "Status for a foreign origin's preflight",
    why: "Whatever the status, the browser refuses it; a status of success with CORS headers only looks as if all were well.",
    policy: "one",
    threads: ["cyu/rack-cors#190"],
    requests: [preflight(EVIL)],
    value: ([answer]) => [String(answer.status), "plain"],
    judged: ([answer]) => caseOf({ page: EVIL }, [answer, { status: 200, headers: [] }]),
  },
  {
    id: "refused-origin-headers",
    title: "CORS headers for a foreign origin's preflight",
    why: "Lists without Allow-Origin tell a stranger what the API takes, and make people look for a mistake in the lists.",
    policy: "one",
    threads: ["encode/starlette#2560", "expressjs/cors#336"],
    requests: [preflight(EVIL)],
    value: ([answer]) => {
      const names = corsNames(answer);
      const reason = names.includes("allow-origin") ? `allow-origin: ${allowOrigin(answer)}` : names.join(", ");
      return [reason || "none", names.length === 0 ? "good" : "plain"];
    },
  },
  {
    id: "refused-origin-reaches-application",
    title: "Where a foreign origin's preflight ends",
    why: "A refused preflight that goes on to the application runs whatever is there for OPTIONS.",
    policy: "one",
    threads: ["envoyproxy/envoy#14233", "jetty/jetty.project#7894"],
    requests: [preflight(EVIL, "PUT", "content-type", "/options")],
    value: ([answer]) => (value(answer, "X-Handler") ? ["in the application", "pitfall"] : ["in the middleware", "good"]),
  },
  {
    id: "refused-method",
    title: "What the browser says when the method is not allowed",
    why: "A bare refusal makes browsers report a missing Allow-Origin, and people mend the wrong thing.",
    policy: "one",
    threads: ["rs/cors#54", "dotnet/aspnetcore#3327", "encode/starlette#798"],
    requests: pair("PATCH", "x-a"),
    value: (_, verdict) => [verdict.cause ?? verdict.outcome, verdict.cause === "method-not-allowed" ? "good" : "pitfall"],
    judged: (answers) => caseOf({ method: "PATCH", headers: [["x-a", "1"]] }, answers),
  },
  {
    id: "refused-header",
    title: "What the browser says when a header is not allowed",
    why: "A bare refusal makes browsers report a missing Allow-Origin, and people mend the wrong thing.",
    policy: "one",
    threads: ["rs/cors#54", "hapijs/hapi#2939"],
    requests: pair("PUT", "content-type,x-b"),
    value: (_, verdict) => [verdict.cause ?? verdict.outcome, verdict.cause === "header-not-allowed" ? "good" : "pitfall"],
    judged: (answers) => caseOf({ headers: [["content-type", "application/json"], ["x-b", "1"]] }, answers),
  },
  {
    id: "safelisted-method",
    title: "HEAD with a header of its own, where only GET, POST, PUT and DELETE are listed",
    why: "Browsers need GET, HEAD and POST in no list; a middleware that refuses them refuses what the standard always allows.",
    policy: "one",
    threads: ["kubernetes-sigs/gateway-api#3854", "whatwg/fetch#1517"],
    requests: pair("HEAD", "x-a"),
    value: (_, verdict) => (verdict.outcome === "readable" ? ["allowed", "good"] : ["refused", "pitfall"]),
    judged: (answers) => caseOf({ method: "HEAD", headers: [["x-a", "1"]] }, answers),
  },
  {
    id: "options-without-method",
    title: "OPTIONS of an allowed origin that is no preflight",
    why: "OPTIONS without Access-Control-Request-Method is an ordinary request, and belongs to the application.",
    policy: "one",
    threads: ["fastify/fastify-cors#88", "vercel/next.js#75633", "traefik/traefik#4979"],
    requests: [{ method: "OPTIONS", path: "/options", headers: [["Origin", APP]] }],
    value: ([answer]) =>
      value(answer, "X-Handler") ? ["goes to the application", "good"] : [`answered with ${answer.status}`, "pitfall"],
  },
  {
    id: "preflight-without-origin",
    title: "A preflight without an Origin",
    why: "No browser sends it; caches and scanners do.",
    policy: "one",
    requests: [{ method: "OPTIONS", path: "/items", headers: [["Access-Control-Request-Method", "PUT"]] }],
    value: ([answer]) => [`${answer.status}, Allow-Origin ${allowOrigin(answer) ?? "not sent"}`, allowOrigin(answer) === undefined ? "good" : "plain"],
  },
  {
    id: "preflight-unknown-path",
    title: "An allowed preflight for a path that does not exist",
    why: "Where it fails, the browser says CORS, though the path is what is wrong.",
    policy: "one",
    requests: [preflight(APP, "PUT", "x-a", "/no-such-path"), get("/no-such-path", APP)],
    value: ([answer], verdict) => [`${answer.status}, ${verdict.outcome === "readable" ? "and the page can read the 404" : verdict.cause}`, verdict.outcome === "readable" ? "good" : "pitfall"],
    judged: (answers) => caseOf({ headers: [["x-a", "1"]] }, answers),
  },
  {
    id: "private-network",
    title: "A preflight that asks for a private network",
    why: "Browsers have given this header up for a permission of the user; a middleware that refuses it breaks what older ones ask.",
    policy: "one",
    threads: ["corydolphin/flask-cors#337"],
    requests: [{ ...preflight(APP), headers: [...preflight(APP).headers, ["Access-Control-Request-Private-Network", "true"]] }],
    value: ([answer]) => {
      const allowed = value(answer, "Access-Control-Allow-Private-Network");
      const granted = answer.status < 300 && allowOrigin(answer) === APP;
      return [granted ? (allowed === undefined ? "not mentioned" : allowed) : `refused with ${answer.status}`, granted && allowed !== "true" ? "good" : "pitfall"];
    },
  },
  {
    id: "one-allow-origin",
    title: "How often Allow-Origin is sent",
    why: "Browsers read two as `a, a`, which is no origin; and a value of the application that replaces the middleware's goes past the policy.",
    policy: "one",
    threads: ["traefik/traefik#5567"],
    requests: [get("/own", APP)],
    value: ([answer]) => {
      const lines = values(answer, "Access-Control-Allow-Origin");
      if (lines.length > 1) return ["twice, if the application sends one too", "pitfall"];
      return lines[0] === APP ? ["once: the application's is replaced", "good"] : [`once: ${lines[0] ?? "none"}`, "pitfall"];
    },
    judged: ([answer]) => caseOf({ method: "GET", headers: [] }, [answer]),
  },
];

function listed(items, asked) {
  if (items.length === 0) return "none";
  return items.length === 1 && items[0] === asked ? "what was asked" : items.sort().join(", ");
}
