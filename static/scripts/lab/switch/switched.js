import { expectedIn } from "../../../lab/catalogue/compare.js";
import { cookiesOfRun } from "../../shared/report/cookies-of-run.js";
import { cookieSwitch } from "./kinds/cookies.js";
import { exposedHeaderSwitch } from "./kinds/exposed-header.js";
import { needOfPreflightSwitch } from "./kinds/need-of-preflight.js";
import { blockedSwitch, readableSwitch } from "./kinds/reading.js";
import { redirectedMethodSwitch } from "./kinds/redirected-method.js";
import { rememberedPreflightSwitch } from "./kinds/remembered-preflight.js";

/**
 * @typedef {import("./switch.js").Scenario} Scenario
 * @typedef {import("./switch.js").Report} Report
 * @typedef {import("./switch.js").Switch} Switch
 * @typedef {(scenario: Scenario) => Promise<import("../../shared/judge/judge.js").Verdict | null>} Predict what a browser will do
 */

/**
 * The same scenario with the one thing changed that decided its run. What a scenario expects tells what it is
 * about: a cookie, a header that script reads, whether there is a preflight, a method, or reading itself.
 *
 * @param {Scenario} scenario
 * @param {Report} report of its run
 * @param {Predict} predict
 * @returns {Promise<Switch | {none: string}>} none: why there is nothing to switch
 */
export async function switched(scenario, report, predict) {
  const none = whyNone(scenario, report);
  if (none) return { none };
  return (await switchOf(scenario, report, predict)) ?? { none: NO_ANSWER };
}

const NOT_JUDGED = "There is no switch here: no header of an answer decides this.";
const NO_ANSWER = "There is no switch here: no header or status of the answer alone would turn it.";

/** @param {Scenario} scenario @param {Report} report */
function whyNone({ noSwitch, judged, steps }, { explained }) {
  const step = steps[steps.length - 1];
  if (noSwitch) return noSwitch;
  if (step.probe) return "There is no switch here: this is no fetch, and how the page asks decides.";
  if (step.path) return "There is no switch here: real server code answers, and how it is set up decides.";
  if (step.url || judged === false || !explained?.decisive) return NOT_JUDGED;
  return null;
}

/**
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {Predict} predict
 * @returns {Promise<Switch | null>}
 */
async function switchOf(scenario, report, predict) {
  const { explained, engine, steps: ran } = report;
  if (!explained) return null;
  const { steps } = scenario;
  const step = steps[steps.length - 1];
  if (explained.outcome === "readable") {
    const about = aboutMoreThanReading(scenario, report, expectedIn(scenario.expect, engine));
    return about ?? onLastStep(steps, readableSwitch(step, explained));
  }
  const { page } = ran[ran.length - 1];
  const change = await blockedSwitch(step, page, (recipe) =>
    predict({ ...scenario, steps: [...steps.slice(0, -1), { ...step, recipe }] }),
  );
  return onLastStep(steps, change);
}

/**
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {import("../../shared/catalogue/scenario.js").Expectation} expected
 * @returns {Switch | null}
 */
function aboutMoreThanReading(scenario, report, { arrived, headers, preflight }) {
  const { steps, row } = scenario;
  const step = steps[steps.length - 1];
  if (cookiesOfRun(report).length > 0) return cookieSwitch(scenario, report);
  if (headers) return onLastStep(steps, exposedHeaderSwitch(step, headers));
  if (preflight !== undefined && steps.length > 1) return rememberedPreflightSwitch(steps, preflight);
  const asked = report.explained?.preflight;
  if (asked?.needed && row && asked.because.includes(row)) return needOfPreflightSwitch(step, asked);
  const redirect = step.recipe?.response?.redirect;
  if (redirect && arrived?.method && step.request?.method === "POST")
    return redirectedMethodSwitch(step, redirect.status ?? 302);
  return null;
}

/** @param {import("./switch.js").Step[]} steps @param {Switch | null} change of the last one @returns {Switch | null} */
function onLastStep(steps, change) {
  return change && { ...change, steps: [...steps.slice(0, -1), ...change.steps] };
}
