import { postToOwnOrigin } from "../shared/api/own-origin.js";
import { LONGEST_QUERY, anyOf, besideEachOther, fitOf, wordsOf } from "./search-words.js";

/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 *
 * @typedef {object} Found
 * @property {Map<Scenario, number>} ranks the runs that are found: the higher, the better it fits
 * @property {boolean} hasAll whether each of them has all words of the query
 */

/** A console message is longer than what anybody types to find a run. */
const SHORTEST_MESSAGE = 40;
/** What a word counts by where it is found. In title and id it counts the more, the shorter they are. */
const OF_TITLE = 4;
const OF_ID = 3;
const OF_STORY = 2;
const OF_REST = 1;
/** What two words count that are beside each other in the query and in the text, such as “not sent”. */
const OF_PAIR = 8;
/** What a run is preferred by that is the main one of its kind. */
const OF_MAIN = 1.1;

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
  const causes = query.length < SHORTEST_MESSAGE ? [] : await causesOf(query, signal);
  const byCause = scenarios.filter((scenario) => causesIn(scenario).some((cause) => causes.includes(cause)));
  if (byCause.length > 0) {
    // The causes come with the likeliest first, and the main run of a cause has its name.
    const likeliest = [...causes].reverse();
    return { ranks: new Map(byCause.map((scenario) => [scenario, likeliest.indexOf(scenario.id)])), hasAll: true };
  }
  return findByWords(query.slice(0, LONGEST_QUERY), scenarios);
}

/** @param {string} query @param {Scenario[]} scenarios @returns {Found} */
function findByWords(query, scenarios) {
  const words = wordsOf(query);
  const fits = words.map(fitOf);
  const all = scenarios.map((scenario) => ({ scenario, counts: countsOf(scenario, fits) }));
  // A word that few runs have tells more, and one that none has tells nothing.
  const having = words.map((_, i) => all.filter(({ counts }) => counts[i] > 0).length);
  const worths = having.map((some) => (some > 0 ? Math.log(1 + all.length / some) : 0));
  const hits = (/** @type {number[]} */ counts) => counts.filter(Boolean).length;
  const most = Math.max(0, ...all.map(({ counts }) => hits(counts)));
  const isEnough = most > 0 && most * 2 >= having.filter(Boolean).length;
  const found = isEnough ? all.filter(({ counts }) => hits(counts) === most) : [];
  const pairs = pairsOf(query);
  const ranks = found.map(({ scenario, counts }) => {
    const beside = pairs.filter((pair) => pair.test(`${scenario.title}\n${scenario.id}\n${scenario.story}`)).length;
    const sum = counts.reduce((sum, count, i) => sum + count * worths[i], OF_PAIR * beside);
    const isMain = scenario.id === scenario.row;
    return /** @type {const} */ ([scenario, sum * (isMain ? OF_MAIN : 1)]);
  });
  const hasAll = most === words.length;
  const least = hasAll ? 0 : Math.max(0, ...ranks.map(([, rank]) => rank)) / 2;
  return { ranks: new Map(ranks.filter(([, rank]) => rank >= least)), hasAll };
}

/**
 * @param {Scenario} scenario
 * @param {ReturnType<typeof fitOf>[]} fits of the words
 * @returns {number[]} what each word counts
 */
function countsOf({ id, row, title, story, note, expect, steps }, fits) {
  const engines = [expect.chromium, expect.firefox, expect.webkit];
  const printed = engines.flatMap(({ code, console }) => [code, code && apart(code), ...(console ?? [])]);
  const answered = steps.flatMap(({ recipe }) => [recipe?.preflight?.status, recipe?.response?.status]);
  const rest = [note?.why, note?.fix, expect.outcome, ...answered, ...printed, ...causesIn({ row, expect })];
  const texts = /** @type {[number, string][]} */ ([
    [OF_TITLE / lengthOf(title), title],
    [OF_ID / lengthOf(id), id],
    [OF_STORY, story],
    [OF_REST, rest.filter(Boolean).join("\n")],
  ]);
  return fits.map((fit) => Math.max(...texts.map(([weight, text]) => weight * fit(text))));
}

/** @param {string} name @returns {number} 1 for one of usual length */
function lengthOf(name) {
  return (1 + name.split(/[ -]+/).length / 4) / 2;
}

/** “CORSMissingAllowOrigin” is “CORS Missing Allow Origin”. @param {string} code */
function apart(code) {
  return code.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_/g, " ");
}

/** Words beside each other; “isn’t sent” is “not sent”. @param {string} query */
function pairsOf(query) {
  const words = query
    .toLowerCase()
    .replace(/\p{L}+n['’]t(?!\p{L})/gu, "not")
    .split(/\s+/)
    .filter(Boolean);
  return words.slice(1).map((word, i) => besideEachOther(words[i], word));
}

/**
 * The sentence about a run that has most of the words of a query.
 *
 * @param {Pick<Scenario, "story" | "note">} scenario
 * @param {string[]} words
 * @returns {{text: string, isHit: boolean}[]} the sentence in parts: those that are words of the query, and those between
 */
export function sentenceOf({ story, note }, words) {
  const sentences = [story, note?.why, note?.fix].flatMap((text) => text?.split(/(?<=[.!?])\s+(?=[A-Z])/) ?? []);
  const fits = words.map(fitOf);
  const hits = sentences.map((sentence) => fits.filter((fit) => fit(sentence) > 0).length);
  const sentence = sentences[hits.indexOf(Math.max(...hits))];
  if (words.length === 0) return [{ text: sentence, isHit: false }];
  const parts = sentence.split(anyOf(words));
  return parts.map((text, i) => ({ text, isHit: i % 2 === 1 })).filter(({ text }) => text !== "");
}

/** @param {Pick<Scenario, "row" | "expect">} scenario @returns {string[]} */
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
