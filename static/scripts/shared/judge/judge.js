/**
 * @typedef {"readable" | "opaque" | "opaque-redirect" | "blocked" | "incomplete"} Judged
 * @typedef {{code: string | null, message: string | null}} Says
 *
 * @typedef {object} Verdict
 * @property {Judged} outcome
 * @property {string | null} cause
 * @property {number} hop
 * @property {{needed: boolean, because: string[], method: string | null, headers: string | null}} preflight
 * @property {boolean} sent
 * @property {string[]} exposedHeaders
 * @property {string} [missing]
 * @property {{clause: string, step: string, found: string, passed: boolean}[]} trace
 * @property {Record<import("../catalogue/scenario.js").Engine, Says | null>} says
 * @property {{why: string, actixCors: string | null, express: string | null, nginx: string | null, client?: string} | null} fix
 */

/**
 * Asks the judge, who sits on this page's own origin.
 *
 * @param {import("./case.js").Case | null} known
 * @returns {Promise<Verdict | null>} null when there is nothing to judge or nobody to do it
 */
export async function judge(known) {
  if (!known) return null;
  try {
    const body = JSON.stringify(known);
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/lab/verdict", { method: "POST", headers, body });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
