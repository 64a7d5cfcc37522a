import { expectedIn } from "../../../lab/catalogue/compare.js";
import { agreementOf, causeIn } from "../../shared/report/agreement.js";
import { wasSent } from "../../shared/run/wire-hops.js";
import { shortOutcome } from "./short-outcome.js";

/**
 * @typedef {object} ScenarioResult the result of one scenario
 * @property {string} id
 * @property {string} title
 * @property {string} chapter
 * @property {string} expected
 * @property {string} predicted
 * @property {string} observed
 * @property {boolean | null} agrees null: too little is known
 * @property {boolean} isAnswered whether the lab answered
 * @property {string[]} disagreements
 * @property {number} tookMs
 *
 * @typedef {import("../../shared/catalogue/catalogue.js").CatalogueEntry} CatalogueEntry
 */

/** So many runs in a row without an answer, and the lab is down. */
const ENOUGH_UNANSWERED = 3;

/**
 * Runs one scenario after another, as long as the lab answers. They share caches and cookies, so they would
 * disturb each other if they ran at the same time.
 *
 * @param {CatalogueEntry[]} entries
 * @param {(scenario: import("../../shared/catalogue/scenario.js").Scenario) => Promise<import("../../shared/run/runner.js").Report>} run
 * @param {(line: ScenarioResult, entry: CatalogueEntry) => void} onLine
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether the lab answered to the end
 */
export async function runAll(entries, run, onLine, signal) {
  let unanswered = 0;
  for (const entry of entries) {
    if (signal.aborted) break;
    const line = await lineOf(entry, run);
    onLine(line, entry);
    unanswered = line.isAnswered ? 0 : unanswered + 1;
    if (unanswered === ENOUGH_UNANSWERED) return false;
  }
  return true;
}

/**
 * @param {CatalogueEntry} entry
 * @param {(scenario: import("../../shared/catalogue/scenario.js").Scenario) => Promise<import("../../shared/run/runner.js").Report>} run
 * @returns {Promise<ScenarioResult>}
 */
async function lineOf({ chapter, scenario }, run) {
  const about = { id: scenario.id, title: scenario.title, chapter: chapter.title };
  try {
    const report = await run(scenario);
    const { rows, agrees } = agreementOf(report);
    const disagreements = rows
      .filter((row) => !row.agrees)
      .map(
        ({ what, expected, predicted, observed }) =>
          `${what}: ${show(expected)} / ${show(predicted)} / ${show(observed)}`,
      );
    const isAnswered = report.steps.every(({ unknown }) => unknown !== "no-answer");
    return { ...about, ...shortOutcomes(report), agrees, isAnswered, disagreements, tookMs: report.tookMs };
  } catch (error) {
    const failed = { expected: "", predicted: "", observed: "not run", agrees: null, isAnswered: false };
    return { ...about, ...failed, disagreements: [String(error)], tookMs: 0 };
  }
}

/** @param {import("../../shared/run/runner.js").Report} report */
function shortOutcomes({ scenario, engine, steps, predicted, explained }) {
  const { result, exchanges, command } = steps[steps.length - 1];
  const expected = expectedIn(scenario.expect, engine);
  const cause = causeIn(scenario.expect, engine);
  const sent = command.kind === "fetch" && exchanges ? wasSent(exchanges) : null;
  return {
    expected: shortOutcome(expected.outcome, cause, expected.sent),
    predicted:
      predicted && scenario.judged !== false ? shortOutcome(predicted.outcome, predicted.cause, predicted.sent) : "–",
    observed: shortOutcome(result.outcome, explained?.cause ?? null, sent),
  };
}

/** @param {unknown} value */
function show(value) {
  return value === undefined ? "–" : JSON.stringify(value);
}

/**
 * Counts the results so far, in a sentence.
 *
 * @param {ScenarioResult[]} lines
 * @param {number} total
 */
export function summaryOf(lines, total) {
  const agree = lines.filter(({ agrees }) => agrees === true).length;
  const disagree = lines.filter(({ agrees }) => agrees === false).length;
  const unknown = lines.length - agree - disagree;
  const parts = [
    `${agree} agree`,
    `${disagree} disagree`,
    ...(unknown > 0 ? [`${unknown} could not be compared`] : []),
  ];
  return `${lines.length} of ${total} run: ${parts.join(", ")}.`;
}
