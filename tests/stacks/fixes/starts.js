/** How a server may be wrong: without CORS, with its middleware set wrong, or with headers written by hand. */
export const PORT = 28090;
/** The port does not change, so that programs with this origin in them are compiled once. */
export const PAGE = `http://app.mixmax.localhost:${PORT}`;
export const HOSTILE = [`http://evil.localhost:${PORT}`, `http://app.mixmax.localhost.evil.localhost:${PORT}`];

const JSON_BODY = ["content-type", "application/json"];

/** What pages ask for. */
export const requests = {
  get: { method: "GET", headers: [], credentials: "include" },
  getPublic: { method: "GET", headers: [], credentials: "omit" },
  put: { method: "PUT", headers: [JSON_BODY, ["x-a", "1"]], credentials: "include" },
  putPublic: { method: "PUT", headers: [JSON_BODY, ["x-a", "1"]], credentials: "omit" },
  post: { method: "POST", headers: [JSON_BODY], credentials: "include" },
  authorization: { method: "GET", headers: [["authorization", "Bearer a"]], credentials: "omit" },
};

/** Policies for something else than what the page asks: the page, and the request that they are for. */
export const wrong = {
  otherOrigin: [`http://other.mixmax.localhost:${PORT}`, { ...requests.put }],
  withoutMethod: [PAGE, { ...requests.put, method: "GET" }],
  withoutHeader: [PAGE, { ...requests.put, headers: [] }],
  withoutCredentials: [PAGE, { ...requests.putPublic }],
  anyOrigin: ["null", { ...requests.putPublic }],
};

const allow = (...headers) => [["Access-Control-Allow-Origin", PAGE], ["Access-Control-Allow-Credentials", "true"], ...headers];
const LISTS = [["Access-Control-Allow-Methods", "GET, PUT"], ["Access-Control-Allow-Headers", "content-type, x-a, authorization"]];
const GRANT = { status: 204, headers: allow(...LISTS) };
const FINE = { status: 200, headers: allow() };
const origin = (...values) => values.map((value) => ["Access-Control-Allow-Origin", value]);
const CREDENTIALS = ["Access-Control-Allow-Credentials", "true"];

const response = (request, headers, status = 200, preflight = GRANT) => ({ request, preflight, response: { status, headers } });
const preflight = (request, headers, status = 204) => ({ request, preflight: { status, headers }, response: FINE });
const lists = (methods, names, ...others) =>
  allow(["Access-Control-Allow-Methods", methods], ["Access-Control-Allow-Headers", names], ...others);

/** What another page may do already, and may after the fix. */
const OTHER = "http://other.localhost";
const others = (...headers) => [...origin(OTHER), CREDENTIALS, ...headers];

/** Headers by hand: what OPTIONS is answered with, and what everything else is. */
export const byHand = {
  responseNothing: response("get", []),
  responseNothingOmit: response("getPublic", []),
  responseOnlyOnPreflight: response("put", []),
  responseCredentialsOnlyOnPreflight: response("put", origin(PAGE)),
  responseOnError: response("get", [], 500),
  responseWildcard: response("get", [...origin("*"), CREDENTIALS]),
  responseList: response("get", [...origin(`${PAGE}, http://other.localhost`), CREDENTIALS]),
  responseSpaces: response("get", [...origin(`${PAGE} http://other.localhost`), CREDENTIALS]),
  responseTwice: response("get", [...origin(PAGE, PAGE), CREDENTIALS]),
  responsePattern: response("get", [...origin("*.mixmax.localhost"), CREDENTIALS]),
  responseOther: response("get", [...origin("http://other.localhost"), CREDENTIALS]),
  responseSlash: response("get", [...origin(`${PAGE}/`), CREDENTIALS]),
  responseNull: response("get", [...origin("null"), CREDENTIALS]),
  responseNoCredentials: response("get", origin(PAGE)),
  responseCredentialsYes: response("get", [...origin(PAGE), ["Access-Control-Allow-Credentials", "True"]]),
  preflightNothing: preflight("put", []),
  preflightNotFound: preflight("put", [], 404),
  preflightNotAllowed: preflight("post", [], 405),
  preflightUnauthorized: preflight("put", [], 401),
  preflightForbidden: preflight("put", [], 403),
  preflightBadStatus: preflight("put", allow(...LISTS), 500),
  preflightRedirect: preflight("put", allow(...LISTS, ["Location", "/items"]), 302),
  preflightRedirectBare: preflight("put", [["Location", "/items"]], 301),
  preflightWildcard: preflight("put", [...origin("*"), CREDENTIALS, ...LISTS]),
  preflightList: preflight("put", [...origin(`${PAGE}, *`), CREDENTIALS, ...LISTS]),
  preflightPattern: preflight("put", [...origin("http://*.mixmax.localhost"), CREDENTIALS, ...LISTS]),
  preflightOther: preflight("put", [...origin("http://other.localhost"), CREDENTIALS, ...LISTS]),
  preflightOthers: {
    request: "put",
    preflight: {
      status: 204,
      headers: others(
        ["Access-Control-Allow-Methods", "GET, DELETE"], ["Access-Control-Allow-Headers", "x-b"], ["Access-Control-Max-Age", "1800"],
      ),
    },
    response: { status: 200, headers: others(["Access-Control-Expose-Headers", "x-total"]) },
    keeps: { origin: OTHER, method: "DELETE", header: "x-b", exposed: "x-total", maxAge: "1800" },
  },
  preflightNoCredentials: preflight("put", [...origin(PAGE), ...LISTS]),
  preflightMethods: preflight("put", lists("GET, POST", "content-type, x-a")),
  preflightMethodsWildcard: preflight("put", lists("*", "content-type, x-a")),
  preflightMethodsSyntax: preflight("put", lists("GET; PUT", "content-type, x-a")),
  preflightHeaders: preflight("put", lists("PUT", "content-type")),
  preflightHeadersWildcard: preflight("put", lists("PUT", "*")),
  preflightHeadersSyntax: preflight("put", lists("PUT", "content-type; x-a")),
  preflightContentType: preflight("post", lists("POST", "x-a")),
  preflightAuthorization: preflight("authorization", [...origin(PAGE), ["Access-Control-Allow-Headers", "content-type"]]),
};
