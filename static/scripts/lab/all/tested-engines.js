import { fileUrl } from "../../shared/file-url.js";

/**
 * The results of the tests in each engine, as `/lab/engines.json` has them.
 *
 * @typedef {object} TestedEngine
 * @property {string} engine
 * @property {string} name
 * @property {string} version
 * @property {{version: string, cases: number, agreed: number, seeds: number[]} | null} differential random cases compared with the judge, and the version of the engine that ran them
 *
 * @typedef {object} Departure
 * @property {string} id
 * @property {string[]} engines
 * @property {(string | null)[]} sources for each engine: its own source, bug or announcement, or null when it was observed only
 * @property {string} what with code between backticks
 * @property {string} standard what the standard has in its place
 * @property {import("../../shared/catalogue/composition.js").Composition | null} case
 * @property {string | null} scenario
 *
 * @typedef {{date: string, engines: TestedEngine[], departures: Departure[]}} TestedEngines
 */

/** @returns {Promise<TestedEngines | null>} null when there is none, or none to be read */
export async function readTestedEngines() {
  try {
    const answer = await fetch(fileUrl("lab/engines.json"));
    const tested = answer.ok ? await answer.json() : null;
    return Array.isArray(tested?.engines) && Array.isArray(tested.departures) ? tested : null;
  } catch {
    return null;
  }
}
