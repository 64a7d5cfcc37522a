/**
 * The request of the last step that arrived last, preflights left out.
 *
 * @param {import("./switch.js").Report} report
 */
export function lastRequest({ steps }) {
  return steps[steps.length - 1].exchanges?.findLast(({ preflight }) => !preflight);
}
