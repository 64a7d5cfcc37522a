import { expectedIn } from "../../../lab/catalogue/compare.js";
import { lastRequested } from "../run/wire-hops.js";

/** @typedef {Pick<import("../run/runner.js").Report, "scenario" | "engine" | "steps">} Run */

/**
 * The names of the cookies that a run is about: whether they arrive is what it shows.
 *
 * @param {Pick<Run, "scenario" | "engine">} run
 */
export function cookiesOfRun({ scenario, engine }) {
  return scenario.cookies ?? Object.keys(expectedIn(scenario.expect, engine).arrived?.cookies ?? {});
}

/**
 * Whether they all arrived with its last request.
 *
 * @param {Run} run
 * @returns {boolean | null} null: it is not about cookies, or no request arrived
 */
export function areCookiesSent(run) {
  const names = cookiesOfRun(run);
  const arrived = lastRequested(run.steps[run.steps.length - 1].exchanges);
  if (names.length === 0 || !arrived) return null;
  return names.every((name) => arrived.request.cookies.includes(name));
}
