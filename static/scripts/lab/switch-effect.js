import { meaningOfRun } from "../shared/report/run-meaning.js";

/**
 * What a switch on the wire does for the people whose server it is.
 *
 * @typedef {import("../shared/run/runner.js").Report} Report
 * @typedef {{is: "better" | "worse" | "same", text: string}} Effect
 */

/** @type {Record<import("../shared/catalogue/scenario.js").From, string>} */
const NAMES = {
  app: "the app",
  blog: "the sibling",
  apex: "the apex",
  evil: "the stranger",
  "look-alike": "the look-alike",
  null: "the sandboxed page",
};

/** What the switch is about to do. @param {Report} report of the run as it is @returns {Effect} */
export function effectBefore(report) {
  const { isHostile, reads, page } = about(report);
  const [, ...further] = report.explained?.faults ?? [];
  if (reads) {
    return isHostile
      ? { is: "better", text: `Keeps ${page} from reading.` }
      : { is: "worse", text: `Breaks it: ${page} is to read this.` };
  }
  if (further.length > 0) {
    const faults = further.length + 1;
    return isHostile
      ? { is: "worse", text: `Takes away one of ${faults} things that keep ${page} from reading.` }
      : {
          is: "better",
          text: `Mends one of ${faults} faults. Then in the way: ${further.map(({ title }) => title).join(", then ")}.`,
        };
  }
  return isHostile ? { is: "worse", text: `Makes a hole: lets ${page} in.` } : { is: "better", text: "Mends it." };
}

/**
 * What the switch has done.
 *
 * @param {Report} before
 * @param {Report} after
 * @returns {Effect}
 */
export function effectAfter(before, after) {
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

/** @param {Report} report */
function about({ scenario, steps }) {
  const { step, result } = steps[steps.length - 1];
  const from = step.from ?? scenario.from;
  return { isHostile: scenario.hostile.includes(from), reads: result.outcome === "readable", page: NAMES[from] };
}
