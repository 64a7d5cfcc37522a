import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { find } from "../shared/ui/element.js";
import { ChapterList } from "./chapter-list.js";
import { isForPage } from "./page-keys.js";

/** @typedef {import("../shared/catalogue/catalogue.js").CatalogueEntry} CatalogueEntry */

/**
 * The list of chapters and their scenarios, and the field that filters it. A chapter is loaded when a
 * person opens it or looks for something.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 * @param {import("./runs-done.js").RunsDone} done
 */
export function CatalogueNav(el, catalogue, done) {
  const whole = find(el, "details.scenarios", HTMLDetailsElement);
  const field = find(el, "#find", HTMLInputElement);
  const found = find(el, ".found", HTMLElement);
  const narrow = matchMedia("(max-width: 59.99rem)");
  const latest = new LatestOnly();
  whole.open = !narrow.matches;
  narrow.addEventListener("change", () => (whole.open = !narrow.matches));

  const lists = catalogue.index.chapters.map((chapter) => ChapterList(chapter, catalogue, done));
  const chapters = find(el, ".chapters", HTMLElement);
  chapters.replaceChildren(...lists.map(({ details }) => details));
  // The chapter that opens would push the others down.
  chapters.hidden = true;
  /** @type {CatalogueEntry | null} */
  let open = null;

  field.addEventListener("input", debounce(filter, 150));
  document.addEventListener("keydown", (press) => {
    if (press.key !== "/" || !isForPage(press)) return;
    press.preventDefault();
    whole.open = true;
    field.focus();
  });
  return { show };

  /** @param {CatalogueEntry | null} entry */
  async function show(entry) {
    open = entry;
    const list = lists.find(({ chapter }) => chapter === entry?.chapter);
    if (list) {
      list.details.open = true;
      await list.fill();
    }
    for (const each of lists) each.mark(open?.scenario.id ?? null);
    chapters.hidden = false;
    if (narrow.matches) whole.open = false;
    else reveal();
  }

  async function filter() {
    const query = field.value.trim();
    const answer = await latest.run((signal) => (query ? foundBy(query, signal) : Promise.resolve(null)));
    if (answer.superseded) return;
    const ranks = answer.value?.ranks ?? null;
    const best = lists.map((list) => list.filter(ranks, list.chapter === open?.chapter));
    const sorted = lists
      .map(({ details }, i) => ({ details, rank: best[i] }))
      .sort((one, other) => other.rank - one.rank);
    chapters.append(...sorted.map(({ details }) => details));
    for (const list of lists) list.mark(open?.scenario.id ?? null);
    found.textContent = answer.value ? inWords(answer.value) : "";
  }

  /** @param {string} query @param {AbortSignal} signal */
  async function foundBy(query, signal) {
    // The module is loaded when somebody looks for something.
    const [{ findRuns }] = await Promise.all([import("./search.js"), ...lists.map((list) => list.fill())]);
    const all = lists.flatMap((list) => list.scenarios());
    return findRuns(query, all, signal);
  }

  /** Scrolls the list, but not the page, to the open scenario. */
  function reveal() {
    const link = el.querySelector("a[aria-current][data-scenario]")?.getBoundingClientRect();
    const list = el.getBoundingClientRect();
    if (link && (link.bottom > list.bottom || link.top < list.top))
      el.scrollTop += link.top - list.top - list.height / 2;
  }
}

/** @param {import("./search.js").Found} found */
function inWords({ ranks: { size }, hasAll }) {
  if (size === 0) return "No runs";
  const count = size === 1 ? "1 run" : `${size} runs`;
  return hasAll ? count : `No run has all of these words; these have most: ${count}`;
}
