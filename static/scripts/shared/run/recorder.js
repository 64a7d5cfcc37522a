/**
 * What the lab's server saw of a run.
 *
 * @param {string} labOrigin
 * @param {string} run
 * @returns {Promise<import("../catalogue/scenario.js").Exchange[] | null>} null when the lab does not answer
 */
export async function readRecord(labOrigin, run) {
  try {
    const answer = await fetch(`${labOrigin}/runs/${run}`, { credentials: "omit", cache: "no-store" });
    return answer.ok ? (await answer.json()).exchanges : null;
  } catch {
    return null;
  }
}
