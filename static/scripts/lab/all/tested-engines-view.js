import { scenarioAddress } from "../../shared/catalogue/catalogue.js";
import { playgroundAddress } from "../../shared/catalogue/composition.js";
import { withCode } from "../../shared/ui/code.js";
import { find, make } from "../../shared/ui/element.js";
import { cell, rowHead, tableRow } from "./table-parts.js";

/** @typedef {import("./tested-engines.js").TestedEngines} TestedEngines */

const UNKNOWN = "Which versions were proved, and when, is not known here: the tests leave that in /lab/engines.json.";

/**
 * Shows in which engines the tests compared the catalogue and the judge with the browser.
 *
 * @param {HTMLElement} el
 * @param {TestedEngines | null} tested
 */
export function TestedEnginesView(el, tested) {
  const sentence = find(el, ".hint", HTMLElement);
  if (!tested) {
    sentence.textContent = UNKNOWN;
    return;
  }
  const { departures } = tested;
  const link = make("a", { text: `${departures.length} known departures from the standard` });
  link.href = "#departures";
  sentence.replaceChildren(`By the tests on ${tested.date}. `, ...(departures.length > 0 ? [link, "."] : []));
  find(el, "tbody", HTMLElement).append(...tested.engines.map(engineRow));
  find(el, ".table-frame", HTMLElement).hidden = false;
}

/** @param {import("./tested-engines.js").TestedEngine} about */
function engineRow({ name, version, differential }) {
  const { cases, agreed, seeds } = differential ?? {};
  const counts = differential ? `${inWords(agreed)} of ${inWords(cases)} agreed, with ${differential.version}` : "none";
  return tableRow([
    rowHead([document.createTextNode(name)]),
    cell("Version", [document.createTextNode(version)]),
    cell("Random cases", [document.createTextNode(counts)]),
    cell("Seeds", [document.createTextNode(seeds?.join(", ") ?? "–")]),
  ]);
}

/** @param {number | undefined} count */
function inWords(count) {
  return count?.toLocaleString("en") ?? "–";
}

/**
 * Shows where an engine is known to depart from the standard.
 *
 * @param {HTMLElement} el
 * @param {TestedEngines | null} tested
 * @param {import("../../shared/catalogue/catalogue.js").CatalogueEntry[]} entries
 */
export function DeparturesView(el, tested, entries) {
  if (!tested || tested.departures.length === 0) return;
  const names = new Map(tested.engines.map(({ engine, name }) => [engine, name]));
  const rows = tested.departures.map((departure) =>
    tableRow([
      rowHead(withCode(departure.what)),
      cell("Engines", enginesWithSources(departure, names)),
      cell("The standard", withCode(departure.standard)),
      cell("See it", links(departure, entries)),
    ]),
  );
  find(el, "tbody", HTMLElement).append(...rows);
  el.hidden = false;
}

/**
 * The engines that depart, each with a link to its own source or bug if one is known.
 *
 * @param {import("./tested-engines.js").Departure} departure
 * @param {Map<string, string>} names
 */
function enginesWithSources({ engines, sources }, names) {
  return engines.map((id, i) => {
    const name = names.get(id) ?? id;
    const source = sources[i];
    return make("p", {}, [source ? linkTo(source, name) : document.createTextNode(`${name} (observed only)`)]);
  });
}

/**
 * @param {import("./tested-engines.js").Departure} departure
 * @param {import("../../shared/catalogue/catalogue.js").CatalogueEntry[]} entries
 */
function links({ case: composition, scenario }, entries) {
  const entry = entries.find((one) => one.scenario.id === scenario);
  const found = [
    ...(composition ? [linkTo(playgroundAddress(composition), "In the playground")] : []),
    ...(entry ? [linkTo(scenarioAddress(entry), entry.scenario.title)] : []),
  ];
  return found.length > 0 ? found.map((link) => make("p", {}, [link])) : [document.createTextNode("–")];
}

/** @param {string} address @param {string} text */
function linkTo(address, text) {
  const link = make("a", { text });
  link.href = address;
  return link;
}
