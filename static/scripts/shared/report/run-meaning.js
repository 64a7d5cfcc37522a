import { expectedIn } from "../../../lab/catalogue/compare.js";
import { hasChanged, meaningOf } from "../catalogue/meaning.js";
import { wasSent } from "../run/wire-hops.js";
import { areCookiesSent } from "./cookies-of-run.js";

/** @typedef {import("../catalogue/scenario.js").Meaning} Meaning */

/**
 * What a run means for the people whose server it is: as the catalogue says or, where it says nothing
 * or something else happened, by the facts.
 *
 * @param {import("../run/runner.js").Report} report
 * @returns {Meaning | null} null when too little is known
 */
export function meaningOfRun(report) {
  const { scenario, engine, steps } = report;
  const { step, command, result, exchanges, unknown } = steps[steps.length - 1];
  // Without the lab nothing was refused and nothing let through.
  if (unknown === "no-answer") return null;
  const isExpected = result.outcome === expectedIn(scenario.expect, engine).outcome;
  const stated = scenario.expect[engine].meaning ?? scenario.meaning;
  if (stated && isExpected) return stated;
  if (command.kind === "probe" || exchanges === null) return null;
  const isHostile = scenario.hostile.includes(step.from ?? scenario.from);
  if (!isHostile && areCookiesSent(report) === false) return "broken";
  return meaningOf({
    isHostile,
    reads: result.outcome === "readable",
    changes: changesSomething(steps[steps.length - 1]),
    isRefused: ["blocked", "opaque"].includes(result.outcome),
  });
}

/**
 * Whether the server carried out a request of a step, and that changes something.
 *
 * @param {import("../run/step-runner.js").StepRun} step
 */
export function changesSomething({ command, exchanges }) {
  if (!exchanges || !wasSent(exchanges)) return false;
  return hasChanged(command.request?.method ?? "GET", exchanges.at(-1)?.answer?.status);
}
