import { postToOwnOrigin } from "../shared/api/own-origin.js";

/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 * @typedef {(scenario: Scenario) => boolean} Filter
 */

/** A console message is longer than what anybody types to find a run. */
const SHORTEST_MESSAGE = 40;

/**
 * The filter of a query: all of its words are in a scenario's title, story, cause or console, or the
 * query is a console message of which the scenario shows a cause.
 *
 * @param {string} query
 * @param {AbortSignal} signal
 * @returns {Promise<Filter>}
 */
export async function filterOf(query, signal) {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word && !SMALL_WORDS.has(word));
  const causes = query.length < SHORTEST_MESSAGE ? [] : await causesOf(query, signal);
  return (scenario) => hasWords(scenario, words) || causes.some((cause) => causesIn(scenario).includes(cause));
}

/** @param {Scenario} scenario @param {string[]} words in lower case */
export function hasWords(scenario, words) {
  const { id, title, story, note, expect } = scenario;
  const engines = [expect.chromium, expect.firefox, expect.webkit];
  const printed = engines.flatMap(({ code, console }) => [code, ...(console ?? [])]);
  const texts = [id, title, story, note?.why, note?.fix, ...causesIn(scenario), ...printed];
  const all = texts.filter(Boolean).join(" ").toLowerCase();
  return words.every((word) => all.includes(singular(word)));
}

/** Words that say nothing about a run. */
const SMALL_WORDS = new Set(
  "a about an and are as at be been being by do does for from get gets got has have how i if in is it its my of on or so that the this to was were what when where which why with".split(
    " ",
  ),
);

/** Who looks for cookies finds a cookie, too. @param {string} word */
function singular(word) {
  return word.length > 3 ? word.replace(/s$/, "") : word;
}

/** @param {Scenario} scenario @returns {string[]} */
function causesIn({ row, expect }) {
  const all = [row, expect.cause, expect.chromium.cause, expect.firefox.cause, expect.webkit.cause];
  return all.filter((cause) => typeof cause === "string");
}

/** @param {string} message @param {AbortSignal} signal @returns {Promise<string[]>} */
async function causesOf(message, signal) {
  try {
    const { causes = [] } = await postToOwnOrigin("/judge/decode", { text: message }, signal);
    return causes.map((/** @type {{id: string}} */ { id }) => id);
  } catch {
    return [];
  }
}
