/**
 * @typedef {"readable" | "opaque" | "opaque-redirect" | "blocked" | "incomplete"} JudgedOutcome
 * @typedef {{code: string | null, message: string | null}} ConsoleMessage
 *
 * @typedef {object} Verdict
 * @property {JudgedOutcome} outcome
 * @property {string | null} cause
 * @property {number} hop
 * @property {{needed: boolean, because: string[], method: string | null, headers: string | null}} preflight
 * @property {boolean} sent
 * @property {string[]} exposedHeaders
 * @property {string} [missing]
 * @property {{clause: string, step: string, found: string, passed: boolean}[]} trace
 * @property {Record<import("../catalogue/scenario.js").Engine, ConsoleMessage | null>} says
 * @property {{why: string, actixCors: string | null, express: string | null, nginx: string | null, client?: string} | null} fix
 */

/**
 * Asks the judge for its verdict. The judge is on this page's own origin.
 *
 * @param {import("./case.js").Case | null} judgeCase
 * @returns {Promise<Verdict | null>} null when there is nothing to judge or nobody to do it
 */
export async function judge(judgeCase) {
  if (!judgeCase) return null;
  try {
    const body = JSON.stringify(judgeCase);
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/judge/verdict", { method: "POST", headers, body });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
