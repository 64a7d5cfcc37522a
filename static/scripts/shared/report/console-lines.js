import { ownName } from "../judge/engine.js";

/**
 * @typedef {import("../catalogue/scenario.js").Engine} Engine
 * @typedef {Pick<import("../catalogue/scenario.js").Scenario, "steps" | "expect" | "meaning">} Told
 *
 * @typedef {object} ConsoleLines
 * @property {string[]} lines that the engine prints
 * @property {string | null} code its name for the failure, where it has one
 * @property {boolean} isKnown false: nobody could say what it prints
 */

/**
 * What an engine prints about a run: what the catalogue has, as the tests heard it or, where that says
 * nothing, what the judge says of the recorded exchanges or, without a record, of the recipe.
 *
 * @param {Pick<import("../run/runner.js").Report, "explained" | "predicted"> & {scenario: Told}} report
 * @param {Engine} engine
 * @returns {ConsoleLines}
 */
export function consoleLines({ scenario, explained, predicted }, engine) {
  const isXhr = scenario.steps.at(-1)?.request?.xhr === true;
  const verdict = explained ?? predicted;
  const { console: heard, code: expected = null } = scenario.expect[engine];
  const said = verdict?.says[engine] ?? null;
  const code = ownName(engine, said?.code) ?? ownName(engine, expected);
  const lines = heard ?? (said?.message ? [asked(said.message, isXhr)] : []);
  const isKnown = heard !== undefined || verdict !== null || scenario.meaning !== undefined;
  return { lines, code, isKnown };
}

/** Chromium says what asked, and the judge knows of fetch only. @param {string} message @param {boolean} isXhr */
function asked(message, isXhr) {
  return isXhr ? message.replace(/^Access to fetch at/, "Access to XMLHttpRequest at") : message;
}
