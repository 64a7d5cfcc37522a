import { postToOwnOrigin } from "../shared/api/own-origin.js";
import { alternativesOf, wordsOf } from "./search-words.js";

/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 *
 * @typedef {object} Found
 * @property {Map<Scenario, number>} ranks the runs that are found: the higher, the better it fits
 * @property {boolean} hasAll whether each of them has all words of the query
 */

/** A console message is longer than what anybody types to find a run. */
const SHORTEST_MESSAGE = 40;
/** What a word counts, by where it is found: in the title, in what consoles print, in the story. */
const WEIGHTS = [4, 2, 1];
const OF_CAUSE = 100;
/** What two words count that are beside each other in the query and in the text, such as “not sent”. */
const OF_PAIR = 5;

/**
 * Finds the runs that have all words of a query, or else those that have most of them. A console message finds
 * the runs that show its cause.
 *
 * @param {string} query
 * @param {Scenario[]} scenarios
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function findRuns(query, scenarios, signal) {
  const words = wordsOf(query);
  const causes = query.length < SHORTEST_MESSAGE ? [] : await causesOf(query, signal);
  const byCause = scenarios.filter((scenario) => causesIn(scenario).some((cause) => causes.includes(cause)));
  if (byCause.length > 0) return { ranks: new Map(byCause.map((scenario) => [scenario, OF_CAUSE])), hasAll: true };
  const fits = scenarios.map((scenario) => ({ scenario, ...fitOf(scenario, words) }));
  const most = Math.max(0, ...fits.map(({ hits }) => hits));
  const isEnough = most > 0 && most * 2 >= words.length;
  const found = isEnough ? fits.filter(({ hits }) => hits === most) : [];
  const ranks = new Map(found.map(({ scenario, rank }) => [scenario, rank + OF_PAIR * pairsIn(scenario, query)]));
  return { ranks, hasAll: most === words.length };
}

/**
 * @param {Scenario} scenario
 * @param {string[]} words
 * @returns {{hits: number, rank: number}} how many of the words it has, and how well it fits
 */
export function fitOf(scenario, words) {
  const { id, title, story, note, expect } = scenario;
  const engines = [expect.chromium, expect.firefox, expect.webkit];
  const printed = engines.flatMap(({ code, console }) => [code, ...(console ?? [])]);
  const texts = [
    [title, id],
    [...printed, ...causesIn(scenario)],
    [story, note?.why, note?.fix],
  ].map((some) => some.filter(Boolean).join(" ").toLowerCase());
  const counts = words.map((word) => {
    const alternatives = alternativesOf(word);
    const place = texts.findIndex((text) => alternatives.some((one) => text.includes(one)));
    return WEIGHTS[place] ?? 0;
  });
  return { hits: counts.filter(Boolean).length, rank: counts.reduce((sum, count) => sum + count, 0) };
}

/** @param {Scenario} scenario @param {string} query */
function pairsIn({ title, story }, query) {
  const words = query.toLowerCase().split(/\s+/);
  const text = `${title} ${story}`.toLowerCase();
  return words.slice(1).filter((word, i) => text.includes(`${words[i]} ${word}`)).length;
}

/**
 * The sentence about a run that has most of the words of a query.
 *
 * @param {Scenario} scenario
 * @param {string[]} words
 * @returns {{text: string, isHit: boolean}[]} the sentence in parts: those that are words of the query, and those between
 */
export function sentenceOf({ story, note }, words) {
  const sentences = [story, note?.why, note?.fix].flatMap((text) => text?.split(/(?<=[.!?])\s+(?=[A-Z])/) ?? []);
  const alternatives = words.map((word) => alternativesOf(word).map((one) => one.trim().toLowerCase()));
  const hits = sentences.map((sentence) => {
    const text = sentence.toLowerCase();
    return alternatives.filter((some) => some.some((one) => text.includes(one))).length;
  });
  const sentence = sentences[hits.indexOf(Math.max(...hits))];
  const all = alternatives.flat().filter(Boolean).map(escaped);
  if (all.length === 0) return [{ text: sentence, isHit: false }];
  // The whole word is marked, of which a part was looked for.
  const parts = sentence.split(new RegExp(`((?:${all.join("|")})\\p{L}*)`, "iu"));
  return parts.map((text, i) => ({ text, isHit: i % 2 === 1 })).filter(({ text }) => text !== "");
}

/** @param {string} text @returns {string} what finds it in a regular expression with the flag u */
function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
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
