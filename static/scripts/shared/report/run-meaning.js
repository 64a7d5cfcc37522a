import { expectedIn } from "../../../lab/catalogue/compare.js";
import { hasChanged, meaningOf } from "../catalogue/meaning.js";
import { wasSent } from "../run/wire-hops.js";

/** @typedef {import("../catalogue/scenario.js").Meaning} Meaning */

/**
 * What a run means for the people whose server it is: as the catalogue says or, where it says nothing
 * or something else happened, by the facts.
 *
 * @param {import("../run/runner.js").Report} report
 * @returns {Meaning | null} null when too little is known
 */
export function meaningOfRun({ scenario, engine, steps }) {
  const { step, command, result, exchanges, unknown } = steps[steps.length - 1];
  // Without the lab nothing was refused and nothing let through.
  if (unknown === "no-answer") return null;
  const isExpected = result.outcome === expectedIn(scenario.expect, engine).outcome;
  const stated = scenario.expect[engine].meaning ?? scenario.meaning;
  if (stated && isExpected) return stated;
  if (command.kind === "probe" || exchanges === null) return null;
  const status = exchanges.at(-1)?.answer?.status;
  return meaningOf({
    isHostile: scenario.hostile.includes(step.from ?? scenario.from),
    reads: result.outcome === "readable",
    changes: wasSent(exchanges) && hasChanged(command.request?.method ?? "GET", status),
    isRefused: ["blocked", "opaque"].includes(result.outcome),
  });
}
