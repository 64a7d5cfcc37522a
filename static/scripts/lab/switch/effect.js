import { meaningOfRun } from "../../shared/report/run-meaning.js";

/**
 * What a switch on the wire does for the people whose server it is.
 *
 * @typedef {import("../../shared/run/runner.js").Report} Report
 * @typedef {{is: "better" | "worse" | "same", text: string}} Effect
 */

/** @type {Record<import("../../shared/catalogue/scenario.js").From, string>} */
const NAMES = {
  app: "the app",
  blog: "the sibling",
  apex: "the apex",
  evil: "the stranger",
  "look-alike": "the look-alike",
  null: "the sandboxed page",
};

/**
 * What the switch is about to do.
 *
 * @param {Report} report of the run as it is
 * @param {import("./switch.js").Consequence} [then]
 * @returns {Effect}
 */
export function effectBefore(report, then) {
  if (then) return consequence(report, then);
  const { isHostile, reads, page } = about(report);
  if (reads) {
    return isHostile
      ? { is: "better", text: `Keeps ${page} from reading.` }
      : { is: "worse", text: `Breaks it: ${page} is to read this.` };
  }
  return isHostile ? { is: "worse", text: `Makes a hole: lets ${page} in.` } : { is: "better", text: "Mends it." };
}

/**
 * What the switch has done.
 *
 * @param {Report} before
 * @param {Report} after
 * @param {import("./switch.js").Consequence} [then]
 * @returns {Effect}
 */
export function effectAfter(before, after, then) {
  if (then) return then.holds(after) ? consequence(before, then) : { is: "same", text: UNMOVED };
  const { isHostile, reads, page } = about(after);
  const [was, is] = [meaningOfRun(before), meaningOfRun(after)];
  if (isHostile && reads) return { is: "worse", text: `Worse: ${page} reads what it must not.` };
  if (is === "hole") return { is: "same", text: `${page} reads nothing, but the server still does what it asks.` };
  if (isHostile) return { is: was === "hole" ? "better" : "same", text: `${page} stays out.` };
  if (is === "broken") {
    return was === "broken"
      ? { is: "same", text: `Still broken: ${page} meets the next fault.` }
      : { is: "worse", text: `Broken now: ${page} can no longer read.` };
  }
  return { is: "better", text: `Mended: ${page} reads the answer.` };
}

const UNMOVED = "Nothing turned: this browser does the same all the same.";

/** @param {Report} before @param {import("./switch.js").Consequence} then @returns {Effect} */
function consequence(before, { words, isNeutral }) {
  if (isNeutral) return { is: "same", text: `Then ${words}.` };
  const isRight = meaningOfRun(before) === "as-it-should-be";
  if (!isRight) return { is: "better", text: `Mends it: ${words}.` };
  return { is: "worse", text: `${about(before).isHostile ? "Makes a hole" : "Breaks it"}: ${words}.` };
}

/** @param {Report} report */
function about({ scenario, steps }) {
  const { step, result } = steps[steps.length - 1];
  const from = step.from ?? scenario.from;
  return { isHostile: scenario.hostile.includes(from), reads: result.outcome === "readable", page: NAMES[from] };
}
