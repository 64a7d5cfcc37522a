/**
 * @typedef {import("../catalogue/scenario.js").Header} Header
 *
 * @typedef {object} Exchange one request and its answer, as the lab's server saw them
 * @property {number} seq
 * @property {number} atMs
 * @property {number | null} tookMs
 * @property {string} host
 * @property {boolean} preflight
 * @property {{method: string, path: string, headers: Header[], cookies: string[], bodyBytes?: number}} request
 * @property {RecordedResponse | null} answer
 *
 * @typedef {object} RecordedResponse
 * @property {number} [status]
 * @property {Header[]} [headers]
 * @property {number} [bodyBytes]
 * @property {boolean} [abort]
 * @property {boolean} [notHttp]
 */

/**
 * Reads the exchanges of a run that the lab's server recorded.
 *
 * @param {string} labOrigin
 * @param {string} run
 * @returns {Promise<Exchange[] | null>} null when the lab does not answer
 */
export async function readExchanges(labOrigin, run) {
  try {
    const answer = await fetch(`${labOrigin}/runs/${run}`, { credentials: "omit", cache: "no-store" });
    return answer.ok ? (await answer.json()).exchanges : null;
  } catch {
    return null;
  }
}
