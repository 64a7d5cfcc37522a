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
 * @property {boolean} [withheld] HTTP without any `Access-Control-*` header; no more of it is told
 */

/**
 * What the lab knows of a run: its exchanges, or why it does not know them.
 *
 * @typedef {{exchanges: Exchange[], unknown: null} | {exchanges: null, unknown: "no-answer" | "forgotten"}} RunRecord
 */

/** @type {RunRecord} */
export const NO_ANSWER = { exchanges: null, unknown: "no-answer" };
/** @type {RunRecord} */
const FORGOTTEN = { exchanges: null, unknown: "forgotten" };

/**
 * Reads what the lab's server recorded of a run.
 *
 * @param {string} labOrigin
 * @param {string} run
 * @param {number} begun when the run began, as `performance.now()` has it
 * @returns {Promise<RunRecord>}
 */
export async function readRecord(labOrigin, run, begun) {
  try {
    const answer = await fetch(`${labOrigin}/runs/${run}`, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) return NO_ANSWER;
    return wholeRecord(await answer.json(), performance.now() - begun);
  } catch {
    return NO_ANSWER;
  }
}

/**
 * The record of a run of this age. The lab drops the oldest runs and the first exchanges of long ones:
 * unless everything is there, nothing can be said about what is not.
 *
 * @param {{exchanges: Exchange[], truncated: boolean, rememberedMs: number}} record as the lab answers
 * @param {number} age in milliseconds
 * @returns {RunRecord}
 */
export function wholeRecord({ exchanges, truncated, rememberedMs }, age) {
  return truncated || !(age <= rememberedMs) ? FORGOTTEN : { exchanges, unknown: null };
}
