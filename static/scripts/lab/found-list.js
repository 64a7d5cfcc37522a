import { scenarioAddress } from "../shared/catalogue/catalogue.js";
import { make } from "../shared/ui/element.js";
import { sentenceOf } from "./search.js";
import { wordsOf } from "./search-words.js";

/**
 * The runs that were found, the best first, each with the sentence that says why.
 *
 * @param {Map<import("../shared/catalogue/scenario.js").Scenario, number>} ranks
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry[]} entries all runs, in their order
 * @param {string} query
 */
export function foundList(ranks, entries, query) {
  const rank = (/** @type {typeof entries[0]} */ { scenario }) => ranks.get(scenario) ?? 0;
  const found = entries.filter(({ scenario }) => ranks.has(scenario)).sort((one, other) => rank(other) - rank(one));
  return make(
    "ul",
    { class: "hits" },
    found.map((entry) => hit(entry, wordsOf(query))),
  );
}

/** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry @param {string[]} words */
function hit(entry, words) {
  const { chapter, scenario } = entry;
  const link = make("a", { text: scenario.title });
  link.href = scenarioAddress(entry);
  link.dataset.scenario = scenario.id;
  const parts = sentenceOf(scenario, words).map(({ text, isHit }) => make(isHit ? "mark" : "span", { text }));
  const place = make("p", { class: "hint chapter", text: `In “${chapter.title}”` });
  return make("li", {}, [link, place, make("p", { class: "hint" }, parts)]);
}
