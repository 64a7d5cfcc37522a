const STANDARD = "https://fetch.spec.whatwg.org/#";

/** The anchors, in the Fetch Standard, of the algorithms that the judge names. @type {Record<string, string>} */
const ANCHORS = {
  "Headers guard": "concept-headers-guard",
  "normalize a method": "concept-method-normalize",
  "main fetch": "concept-main-fetch",
  "block bad port": "block-bad-port",
  "scheme fetch": "concept-scheme-fetch",
  "CORS-unsafe request-header names": "cors-unsafe-request-header-names",
  "HTTP fetch": "concept-http-fetch",
  "CORS-preflight fetch": "cors-preflight-fetch-0",
  "CORS check": "concept-cors-check",
  "HTTP-network fetch": "concept-http-network-fetch",
  "HTTP-redirect fetch": "concept-http-redirect-fetch",
  "redirect-taint": "concept-request-tainted-origin",
  "CORS filtered response": "concept-filtered-response-cors",
  "basic filtered response": "concept-filtered-response-basic",
  "opaque filtered response": "concept-filtered-response-opaque",
  "opaque-redirect filtered response": "concept-filtered-response-opaque-redirect",
};

/** @param {string} clause */
export function clauseLink(clause) {
  return STANDARD + (ANCHORS[clause] ?? "http-cors-protocol");
}
