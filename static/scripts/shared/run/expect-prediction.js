/** @type {import("../catalogue/scenario.js").Scenario["expect"]} */
export const EXPECTS_NOTHING = { outcome: "readable", cause: null, sent: null, chromium: {}, firefox: {}, webkit: {} };

/**
 * Has a run compared with its prediction: what is not in the catalogue has no other expectation.
 *
 * @param {import("./runner.js").Report} report which is changed
 * @returns {boolean} false when nothing was predicted
 */
export function expectPrediction({ scenario, predicted }) {
  if (!predicted || predicted.outcome === "incomplete") return false;
  const { outcome, cause, sent } = predicted;
  scenario.expect = { ...EXPECTS_NOTHING, outcome, cause, sent };
  return true;
}
