import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { find, make } from "../shared/ui/element.js";
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
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Enter" && field.value) chapters.querySelector("ul.hits")?.querySelector("a")?.click();
  });
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
    markOpen(chapters, open);
    chapters.hidden = false;
    if (narrow.matches) whole.open = false;
    else reveal(el);
  }

  async function filter() {
    const query = field.value.trim();
    try {
      const answer = await latest.run((signal) => (query ? foundBy(query, lists, signal) : Promise.resolve(null)));
      if (answer.superseded) return;
      const hits = answer.value?.list;
      chapters.replaceChildren(...(hits ? [hits] : lists.map(({ details }) => details)));
      markOpen(chapters, open);
      found.textContent = answer.value ? inWords(answer.value.found) : "";
      if (answer.value?.isOfEveryRefusal) found.append(...moreOf(query));
    } catch {
      chapters.replaceChildren(...lists.map(({ details }) => details));
      found.textContent = "Nothing can be looked up. Load the page again.";
    }
  }
}

/** @param {string} query @param {ReturnType<typeof ChapterList>[]} lists @param {AbortSignal} signal */
async function foundBy(query, lists, signal) {
  // The modules are loaded when somebody looks for something.
  const modules = Promise.all([import("./search.js"), import("./found-list.js"), import("./generic-message.js")]);
  const [[{ findRuns }, { foundList }, { isOfEveryRefusal }]] = await Promise.all([
    modules,
    ...lists.map((list) => list.fill()),
  ]);
  const entries = lists.flatMap(({ chapter, scenarios }) => scenarios().map((scenario) => ({ chapter, scenario })));
  const all = entries.map(({ scenario }) => scenario);
  const found = await findRuns(query, all, signal);
  return { found, list: foundList(found.ranks, entries, query), isOfEveryRefusal: isOfEveryRefusal(query) };
}

/** Marks the run that is shown, in the list and among what was found. @param {HTMLElement} el @param {CatalogueEntry | null} open */
function markOpen(el, open) {
  for (const link of el.querySelectorAll("a[data-scenario]")) {
    if (link instanceof HTMLElement && link.dataset.scenario === open?.scenario.id)
      link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Scrolls the list, but not the page, to the open scenario. @param {HTMLElement} el */
function reveal(el) {
  const link = el.querySelector("a[aria-current][data-scenario]")?.getBoundingClientRect();
  const list = el.getBoundingClientRect();
  if (link && (link.bottom > list.bottom || link.top < list.top)) el.scrollTop += link.top - list.top - list.height / 2;
}

/** @param {import("./search.js").Found} found */
function inWords({ ranks: { size }, hasAll }) {
  if (size === 0) return "No runs";
  const count = size === 1 ? "1 run" : `${size} runs, the best first`;
  return hasAll ? count : `No run has all of these words; these have most: ${count}`;
}

/** @param {string} query a message that does not tell the cause @returns {(string | Node)[]} who tells it */
function moreOf(query) {
  const link = make("a", { text: "explain it in Diagnose" });
  link.href = `/diagnose#${new URLSearchParams({ text: query })}`;
  return [". Every refusal is told like this. Search for the words of the console that name a header, or ", link, "."];
}
