import { isSafe } from "../../shared/catalogue/meaning.js";
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
  apex: "the parent domain",
  evil: "the stranger",
  "look-alike": "the look-alike",
  null: "the sandboxed page",
};

/**
 * What the switch would do.
 *
 * @param {Report} report of the run as it is
 * @param {import("./switch.js").Consequence} [then]
 * @returns {Effect}
 */
export function effectBefore(report, then) {
  if (then) return consequence(report, then, WOULD);
  const { isHostile, reads, page } = about(report);
  const isHole = meaningOfRun(report) === "hole";
  if (!isHostile) {
    return reads
      ? { is: "worse", text: `Would break it: ${page} could no longer read.` }
      : { is: "better", text: `Would mend it: ${page} could read.` };
  }
  if (!reads) {
    return isHole
      ? { is: "worse", text: `Would make it worse: ${page} could read the answer as well.` }
      : { is: "worse", text: `Would make a hole: ${page} could read.` };
  }
  return changesSomething(report)
    ? {
        is: "same",
        text: `Would not mend it: ${page} could no longer read, but the server would still do what it asks.`,
      }
    : { is: "better", text: `Would mend it: ${page} could no longer read.` };
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
  if (then) return then.holds(after) ? consequence(before, then, DOES) : { is: "same", text: UNMOVED };
  const { isHostile, reads, page } = about(after);
  const [was, is] = [meaningOfRun(before), meaningOfRun(after)];
  if (isHostile && reads) {
    return was === "hole"
      ? { is: "worse", text: `Makes it worse: ${page} reads the answer as well.` }
      : { is: "worse", text: `Makes a hole: ${page} reads what it must not.` };
  }
  if (is === "hole")
    return { is: "same", text: `Does not mend it: ${page} reads nothing, but the server still does what it asks.` };
  if (isHostile) {
    return was === "hole"
      ? { is: "better", text: `Mends it: ${page} stays out.` }
      : { is: "same", text: `Changes nothing: ${page} stays out.` };
  }
  if (is === "broken") {
    return was === "broken"
      ? { is: "same", text: `Does not mend it: ${page} meets the next fault.` }
      : { is: "worse", text: `Breaks it: ${page} can no longer read.` };
  }
  return { is: "better", text: `Mends it: ${page} reads the answer.` };
}

const UNMOVED = "Changes nothing: this browser does the same.";

const WOULD = { mend: "Would mend it", hole: "Would make a hole", break: "Would break it" };
const DOES = { mend: "Mends it", hole: "Makes a hole", break: "Breaks it" };

/**
 * @param {Report} before
 * @param {import("./switch.js").Consequence} then
 * @param {typeof WOULD} does
 * @returns {Effect}
 */
function consequence(before, { words, isNeutral }, does) {
  if (isNeutral) return { is: "same", text: `Then ${words}.` };
  const isRight = meaningOfRun(before) === "as-it-should-be";
  if (!isRight) return { is: "better", text: `${does.mend}: ${words}.` };
  return { is: "worse", text: `${about(before).isHostile ? does.hole : does.break}: ${words}.` };
}

/** @param {Report} report whether the server does what the page asks, and that changes something */
function changesSomething({ steps }) {
  return !isSafe(steps[steps.length - 1].command.request?.method ?? "GET");
}

/** @param {Report} report */
function about({ scenario, steps }) {
  const { step, result } = steps[steps.length - 1];
  const from = step.from ?? scenario.from;
  return { isHostile: scenario.hostile.includes(from), reads: result.outcome === "readable", page: NAMES[from] };
}
