/** What caches need to know. */
import { APP, EVIL, allowOrigin, get, preflight, simple, varies } from "../lib/behaviour.js";
import { list } from "../lib/raw.js";

const CACHE = "A shared cache hands the answer for one origin to another, unless Vary: Origin is on both.";

/** Whether an answer varies by Origin. */
const varying = (id, title, request, threads, why = CACHE) => ({
  id, title, why, threads,
  policy: "one",
  requests: [request],
  value: ([answer]) => {
    const names = list(answer, "Vary");
    return [names.sort().join(", ") || "none", varies(answer, "origin") ? "good" : "pitfall"];
  },
});

/** @type {import("../lib/behaviour.js").Behaviour[]} */
export const caching = [
  varying("vary-preflight", "Vary on a preflight that is allowed", preflight(APP), ["cyu/rack-cors#238"], "Few caches store an answer to OPTIONS. One that does needs Vary as much."),
  varying("vary-refused-preflight", "Vary on a preflight that is refused", preflight(EVIL), ["cyu/rack-cors#238"], "Few caches store an answer to OPTIONS. One that does needs Vary as much."),
  varying("vary-request", "Vary on a request of the allowed origin", get("/items", APP), []),
  varying("vary-foreign", "Vary on a request of a foreign origin", get("/items", EVIL), ["expressjs/cors#106", "h3js/h3#1456"]),
  varying("vary-without-origin", "Vary on a request without an Origin", get("/items"), ["rs/cors#10", "expressjs/cors#330", "cyu/rack-cors#71"], "A link or an image asks without Origin; what a cache keeps of that must not be handed to the page's script."),
  {
    id: "vary-of-application",
    title: "Vary: Origin, where the application sets Vary: Accept",
    why: "Where the middleware goes first, the application that sets Vary replaces what is there: it must append.",
    policy: "one",
    threads: ["tower-rs/tower-http#397", "honojs/hono#4471"],
    requests: [get("/vary", APP)],
    value: ([answer]) => {
      const [origin, accept] = [varies(answer, "origin"), varies(answer, "accept")];
      if (origin && accept) return ["both are there", "good"];
      return [origin ? "Accept is lost" : accept ? "Origin is lost" : "both are lost", "pitfall"];
    },
  },
  {
    id: "public-data",
    title: "Data for anyone",
    why: "`*` may be kept for everybody; an origin that is echoed needs Vary.",
    policy: "public",
    requests: [get("/items", APP)],
    value: ([answer]) => openness(answer, "plain"),
  },
  {
    id: "public-data-without-origin",
    title: "Data for anyone, asked without an Origin",
    why: "If only requests with an Origin get `*`, what was cached without one cannot be read.",
    policy: "public",
    requests: [get("/items")],
    value: ([answer]) => openness(answer, "good"),
  },
  {
    id: "public-error",
    title: "Data for anyone, on a 500",
    why: "Without CORS headers on errors the page cannot tell what went wrong, and the console says CORS.",
    policy: "public",
    requests: [get("/crash", APP)],
    value: ([answer]) => (allowOrigin(answer) === undefined ? ["hidden", "pitfall"] : ["readable", "good"]),
    judged: ([answer]) => simple(answer, APP, "omit"),
  },
];

/** Whom an answer lets in. One that names an origin needs Vary, and then has that grade. */
function openness(answer, gradeWithVary) {
  const origin = allowOrigin(answer);
  if (origin === "*") return ["*", "good"];
  const isVaried = varies(answer, "origin");
  return [`${origin ?? "nothing"}${isVaried ? " with Vary" : ""}`, isVaried ? gradeWithVary : "pitfall"];
}
