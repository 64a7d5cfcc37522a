import { caseOf } from "../shared/judge/case.js";

/**
 * @typedef {import("./explanation.js").Candidate} Candidate
 * @typedef {import("./explanation.js").Values} Values
 */

/** @typedef {{method?: string, headers?: string[], cookies?: boolean}} Asked what a person says of the request, where the message does not */

/** Examples for values that the message does not name. */
export const STAND_INS = { origin: "https://app.example.com", url: "https://api.example.com/" };

/** How the causes begin that no header of the server can repair. */
export const NOT_THE_SERVER =
  "lna- scheme- no-cors- cors-disabled origin-header network- preflight-network not-http bad-port stream- beacon- redirect-back redirect-with-userinfo redirect-non-http redirect-bad-location redirect-too-many redirect-mode-error redirect-stream".split(
    " ",
  );

/**
 * Rebuilds the request of a message as one to a server without CORS headers. The fix that the judge
 * then recommends is all that the request needs.
 *
 * @param {Candidate} candidate
 * @param {Values} values
 * @param {Asked} [asked]
 * @returns {import("../shared/judge/case.js").Case | null} null when the server cannot help
 */
export function rebuiltCase({ id }, values, asked = {}) {
  if (beginsWithOne(id, NOT_THE_SERVER)) return null;
  const { origin = STAND_INS.origin, url = STAND_INS.url } = values;
  const answer = { status: 200, headers: [] };
  const response = id === "acao-missing-on-error" ? { ...answer, status: values.status ?? 500 } : answer;
  const method = asked.method ?? methodOf(id, values);
  const headers = [...headersOf(id, values), ...(asked.headers ?? []).map(headerOf)];
  const request = { method, headers, credentials: credentialsOf(id, asked) };
  return caseOf(origin, withoutFragment(url), request, [{ preflight: answer, response }]);
}

/** @param {string} id @param {string[]} starts */
function beginsWithOne(id, starts) {
  return starts.some((start) => id.startsWith(start));
}

/** @param {string} name @returns {[string, string]} with a value that needs a preflight */
function headerOf(name) {
  return [name, /^content-type$/i.test(name) ? "application/json" : "1"];
}

/** @param {string} id @param {Values} values */
function methodOf(id, { method }) {
  if (method) return method;
  return id.startsWith("method-") || id === "acam-invalid-syntax" ? "PUT" : "GET";
}

/** @param {string} id @param {Values} values @returns {[string, string][]} */
function headersOf(id, { header }) {
  if (id.startsWith("content-type-")) return [["Content-Type", "application/json"]];
  if (id.startsWith("authorization")) return [["Authorization", "Bearer token"]];
  if (header && !/^access-control-/i.test(header)) return [[header, "1"]];
  return id.startsWith("header-") || id === "acah-invalid-syntax" ? [["X-Your-Header", "1"]] : [];
}

/** @param {string} id @param {Asked} asked @returns {RequestCredentials} */
function credentialsOf(id, { cookies = false }) {
  return isAboutCookies(id) || cookies ? "include" : "same-origin";
}

/** @param {string} id of a cause @returns {boolean} whether only a request with cookies can have it */
function isAboutCookies(id) {
  return /credentials|acac/.test(id);
}

/** How the causes of an answer to a preflight begin. */
export const OF_PREFLIGHT =
  "preflight- method- header- content-type- authorization- acam- acah- redirect-second-preflight redirect-extra-preflight".split(
    " ",
  );

/** Causes of a request without a preflight, which is a GET, HEAD or POST. */
const WITHOUT_PREFLIGHT = /^acao-missing/;

/**
 * What a message does not name, and the fix depends on.
 *
 * @typedef {object} Lack
 * @property {"needed" | "useful" | null} method the method of the request; no code is right without one that is needed
 * @property {boolean} headers the headers of the request, of which a message names one at most
 * @property {boolean} cookies whether the request sends cookies
 */

/** @param {string} id of a cause @param {Values} values @returns {Lack} */
export function lackOf(id, { method }) {
  const isOfPreflight = beginsWithOne(id, OF_PREFLIGHT);
  const isOpen = method === undefined && !WITHOUT_PREFLIGHT.test(id);
  return {
    method: isOpen ? (isOfPreflight ? "needed" : "useful") : null,
    headers: isOfPreflight || isOpen,
    cookies: !isAboutCookies(id),
  };
}

/** @param {string} url */
function withoutFragment(url) {
  return URL.canParse(url) ? url.replace(/#.*$/, "") : STAND_INS.url;
}
