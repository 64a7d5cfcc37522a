import { compare, expectedIn } from "../../../lab/catalogue/compare.js";

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {unknown} expected by the catalogue; undefined: it does not say
 * @property {unknown} predicted by the judge, from the recipe alone
 * @property {unknown} observed by script and on the wire
 * @property {boolean} agrees
 *
 * @typedef {object} Agreement
 * @property {Row[]} rows
 * @property {boolean | null} agrees null: too little is known
 * @property {Map<string, string>} titles of the causes, by their ids
 * @property {boolean} isPredicted whether there was a prediction: the judge knows CORS, and one exchange
 */

/**
 * Compares three sources: what the catalogue expects, what the judge predicts, what happened.
 *
 * @param {import("../run/runner.js").Report} report
 * @returns {Agreement}
 */
export function agreementOf({ scenario, engine, steps, predicted, explained }) {
  const last = steps[steps.length - 1];
  if (!last || last.exchanges === null) return { rows: [], agrees: null, isPredicted: false, titles: new Map() };
  const expected = expectedIn(scenario.expect, engine);
  const cause = causeIn(scenario.expect, engine);
  const judged = scenario.judged !== false;
  const definite = judged && predicted && predicted.outcome !== "incomplete" ? predicted : null;
  /** @type {Record<string, unknown>} */
  const predictedValues = definite ? { outcome: definite.outcome, sent: definite.sent } : {};
  const rows = compare(expected, last.result, last.exchanges).map(({ what, expected, found, agrees }) => {
    const same = !(what in predictedValues) || Object.is(predictedValues[what], found);
    return { what, expected, predicted: predictedValues[what], observed: found, agrees: agrees && same };
  });
  const found = judged ? causeRow(cause, definite, explained) : null;
  if (found) rows.splice(1, 0, found);
  const titles = new Map([predicted, explained].map((verdict) => [verdict?.cause ?? "", verdict?.title ?? ""]));
  return { rows, agrees: rows.every(({ agrees }) => agrees), isPredicted: definite !== null, titles };
}

/**
 * The cause that is expected in one engine.
 *
 * @param {import("../catalogue/scenario.js").Expected & Record<string, any>} expect
 * @param {import("../catalogue/scenario.js").Engine} engine
 * @returns {string | null}
 */
export function causeIn(expect, engine) {
  const here = expect[engine]?.cause;
  return here === undefined ? expect.cause : here;
}

/**
 * No browser tells script the cause. The judge finds it in the recorded exchanges.
 *
 * @param {string | null} expected
 * @param {import("../judge/judge.js").Verdict | null} predicted
 * @param {import("../judge/judge.js").Verdict | null} explained
 * @returns {Row | null}
 */
function causeRow(expected, predicted, explained) {
  if (!explained || explained.outcome === "incomplete") return null;
  const observed = explained.cause;
  const agrees = expected === observed && (!predicted || predicted.cause === observed);
  return { what: "cause", expected, predicted: predicted?.cause, observed, agrees };
}
