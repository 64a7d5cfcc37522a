/**
 * The body of `POST /judge/verdict`: what the judge has to know.
 *
 * @typedef {object} Case
 * @property {string} pageOrigin
 * @property {{url: string, method: string, headers: import("../catalogue/scenario.js").Header[], mode: string, credentials: string, redirect: string, body: boolean}} request
 * @property {Hop[]} hops
 * @property {import("../catalogue/scenario.js").Engine | "standard"} engine
 * @property {boolean} trusted whether the page is meant to get in; if not, the judge gives no remedy
 *
 * @typedef {object} Hop what one server answered: null where it was not asked
 * @property {HopResponse} preflight
 * @property {HopResponse} response
 *
 * @typedef {{status: number, headers: import("../catalogue/scenario.js").Header[]} | "network-error" | "not-http" | null} HopResponse
 */

/** @param {Hop | undefined} hop @returns {number | undefined} with which it answered the request, if it did */
export function statusOf(hop) {
  return hop?.response !== null && typeof hop?.response === "object" ? hop.response.status : undefined;
}

/**
 * @param {string} pageOrigin
 * @param {string} url
 * @param {import("../catalogue/scenario.js").Request} request
 * @param {Hop[]} hops
 * @param {{engine?: Case["engine"], trusted?: boolean}} [about]
 * @returns {Case}
 */
export function caseOf(pageOrigin, url, request, hops, { engine = "standard", trusted = true } = {}) {
  const { method = "GET", headers = [], mode = "cors", credentials = "same-origin", redirect = "follow" } = request;
  const body = request.body !== undefined;
  return { pageOrigin, request: { url, method, headers, mode, credentials, redirect, body }, hops, engine, trusted };
}
