import { scenarioAddress } from "../../shared/catalogue/catalogue.js";
import { ENGINE_NAMES, TESTED_NAMES } from "../../shared/judge/engine.js";
import { countInWords } from "../../shared/logic/count.js";
import { withCode, withValues } from "../../shared/ui/code.js";
import { make } from "../../shared/ui/element.js";
import { describeExpected } from "./describe-expected.js";
import { cell, rowHead, tableRow, withRole } from "./table-parts.js";

/** @typedef {import("../../shared/catalogue/catalogue.js").CatalogueEntry} CatalogueEntry */

const HERE = "This browser";
const ENGINES = /** @type {import("../../shared/catalogue/scenario.js").Engine[]} */ (Object.keys(ENGINE_NAMES));

/**
 * The table of all scenarios: what each engine does, and what this browser did.
 *
 * @param {HTMLTableElement} table
 * @param {CatalogueEntry[]} entries in order of their chapters
 */
export function AllTable(table, entries) {
  /** What this browser did, by scenario. @type {Map<string, HTMLElement>} */
  const here = new Map();
  /** @type {Map<CatalogueEntry["chapter"], HTMLTableSectionElement>} */
  const groups = new Map();
  for (const entry of entries) {
    const { chapter, scenario } = entry;
    const last = cell(HERE, []);
    here.set(scenario.id, last);
    const group = groups.get(chapter) ?? chapterGroup(chapter);
    groups.set(chapter, group);
    group.append(row(entry, last));
  }
  table.append(...groups.values());
  reset();
  return { reset, show };

  function reset() {
    for (const td of here.values()) {
      td.className = "observed";
      td.textContent = "not run";
    }
  }

  /** @param {import("./run-all.js").ScenarioResult} line */
  function show(line) {
    const td = here.get(line.id);
    if (!td) return;
    const tone = line.agrees === null ? "plain" : line.agrees ? "good" : "bad";
    td.className = `observed ${tone}`;
    td.replaceChildren(...found(line, tone));
  }
}

/** Narrow screens, on which every run is a card, show those of a chapter when its button is pressed. @param {CatalogueEntry["chapter"]} chapter */
function chapterGroup({ title, size }) {
  const counted = `${title}: ${countInWords({ shown: size, noun: ["run", "runs"] })}`;
  const unfold = make("button", { class: "unfold quiet", text: counted, type: "button" });
  unfold.setAttribute("aria-expanded", "false");
  const head = withRole("rowheader", make("th", {}, [make("span", { text: title }), unfold]));
  head.scope = "rowgroup";
  head.colSpan = ENGINES.length + 2;
  const group = withRole("rowgroup", make("tbody", {}, [tableRow([head])]));
  unfold.addEventListener("click", () =>
    unfold.setAttribute("aria-expanded", String(group.classList.toggle("unfolded"))),
  );
  return group;
}

/** @param {CatalogueEntry} entry @param {HTMLElement} last */
function row(entry, last) {
  const link = make("a", {}, withValues(entry.scenario.title));
  link.href = scenarioAddress(entry);
  const engines = ENGINES.map((engine) => cell(TESTED_NAMES[engine], words(describeExpected(entry.scenario, engine))));
  return tableRow([rowHead([link]), ...engines, last]);
}

/** @param {import("./describe-expected.js").ExpectedDescription} about @returns {Node[]} */
function words({ does, code, why }) {
  const lines = [make("p", { text: does }), ...(code ? [make("p", {}, [codeName(code)])] : [])];
  return why ? [...lines, more("Why?", [make("p", {}, withCode(why))])] : lines;
}

/** Lets a long name break between its words. @param {string} code */
function codeName(code) {
  const parts = code.split(/(?<=[a-z])(?=[A-Z])|(?<=_)/);
  return make(
    "code",
    {},
    /** @type {Node[]} */ (
      parts.flatMap((part, i) => [...(i > 0 ? [make("wbr")] : []), document.createTextNode(part)])
    ),
  );
}

/** One line until a person opens it, so that no row grows. @type {Record<"good" | "bad" | "plain", string>} */
const MARKS = { good: "✓ agrees", bad: "✗ differs", plain: "? unknown" };

/**
 * @param {import("./run-all.js").ScenarioResult} line
 * @param {"good" | "bad" | "plain"} tone
 * @returns {Node[]}
 */
function found({ expected, predicted, observed, disagreements, tookMs }, tone) {
  const mark = `${MARKS[tone]}, ${tookMs} ms`;
  if (tone === "good") return [document.createTextNode(mark)];
  const sources = `expected ${expected || "–"} / predicted ${predicted || "–"} / observed ${observed || "–"}`;
  return [
    more(
      mark,
      [sources, ...disagreements].map((text) => make("p", { text })),
    ),
  ];
}

/** @param {string} title @param {Node[]} children */
function more(title, children) {
  return make("details", {}, [make("summary", { text: title }), ...children]);
}
