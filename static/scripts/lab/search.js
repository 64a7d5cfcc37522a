import { postToOwnOrigin } from "../shared/api/own-origin.js";
import { causesIn, textsOf } from "./run-texts.js";
import { LONGEST_QUERY, anyOf, besideEachOther, fitOf, fitOfWhole, wordsOf } from "./search-words.js";

/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 *
 * @typedef {object} Found
 * @property {Map<Scenario, number>} ranks the runs that are found: the higher, the better it fits
 * @property {boolean} hasAll whether each of them has all words of the query
 */

/** A console message is longer than what anybody types to find a run. */
const SHORTEST_MESSAGE = 40;
/** Of shorter texts the judge says nothing, in characters without spaces. */
const SHORTEST_PART = 17;
/** A part of a console message that has one of these is told by its words: alone they belong to many causes. */
const OF_MANY_CAUSES = /access-control-|\bcors\b/i;
/** Shorter texts are inside of many words. */
const SHORTEST_FRAGMENT = 5;
/** What two words count that are beside each other in the query and in the text, such as “not sent”. */
const OF_PAIR = 8;
/** What a run is preferred by that is the main one of its kind. */
const OF_MAIN = 1.1;

/**
 * Finds the runs that have all words of a query, or else the very text of it, or else most of the words. A
 * console message or a part of one finds the runs that show its cause.
 *
 * @param {string} query
 * @param {Scenario[]} scenarios
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function findRuns(query, scenarios, signal) {
  const isMessage = query.length >= SHORTEST_MESSAGE;
  const isPart = query.replace(/\s/g, "").length >= SHORTEST_PART && !OF_MANY_CAUSES.test(query);
  const causes = isMessage || isPart ? await causesOf(query, signal) : [];
  const byCause = scenarios.filter((scenario) => causesIn(scenario).some((cause) => causes.includes(cause)));
  // The causes come with the likeliest first, and the main run of a cause has its name.
  const likeliest = [...causes].reverse();
  const rankOf = (/** @type {Scenario} */ { id }) => likeliest.indexOf(id);
  if (isMessage && byCause.length > 0) {
    return { ranks: new Map(byCause.map((scenario) => [scenario, rankOf(scenario)])), hasAll: true };
  }
  const byWords = findByWords(query.slice(0, LONGEST_QUERY), scenarios);
  const ranks = new Map(byWords.hasAll ? byWords.ranks : []);
  if (ranks.size === 0 && query.length >= SHORTEST_FRAGMENT) {
    const fits = [fitOfWhole(query)];
    for (const scenario of scenarios) {
      const [rank] = countsOf(scenario, fits);
      if (rank > 0) ranks.set(scenario, rank);
    }
  }
  if (byCause.length + ranks.size === 0) return byWords;
  const most = Math.max(0, ...ranks.values());
  for (const scenario of byCause) ranks.set(scenario, most + 2 + rankOf(scenario));
  return { ranks, hasAll: true };
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
function countsOf(scenario, fits) {
  const texts = textsOf(scenario);
  return fits.map((fit) => Math.max(...texts.map(([weight, text]) => weight * fit(text))));
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

/** @param {string} message @param {AbortSignal} signal @returns {Promise<string[]>} */
async function causesOf(message, signal) {
  try {
    const { causes = [] } = await postToOwnOrigin("/judge/decode", { text: message }, signal);
    return causes.map((/** @type {{id: string}} */ { id }) => id);
  } catch {
    return [];
  }
}
