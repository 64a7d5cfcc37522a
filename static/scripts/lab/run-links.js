import { scenarioAddress } from "../shared/catalogue/catalogue.js";
import { find } from "../shared/ui/element.js";

/**
 * The links to the runs before and after the one that is shown, above it and below it.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 */
export function RunLinks(el, catalogue) {
  const link = (/** @type {string} */ selector) => find(el, selector, HTMLAnchorElement);
  const top = { previous: link(".toolbar .previous"), next: link(".toolbar .next") };
  const end = { previous: link(".beside .previous"), next: link(".beside .next") };
  /** @type {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} */
  let current = null;
  return { show, goBack: () => top.previous.click(), goOn: () => top.next.click() };

  /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
  async function show(entry) {
    current = entry;
    const [previous, next] = await Promise.all([catalogue.neighbour(entry, -1), catalogue.neighbour(entry, 1)]);
    if (current !== entry) return;
    for (const { previous: back, next: on } of [top, end]) {
      point(back, previous);
      point(on, next);
    }
    end.previous.textContent = previous ? `‹ ${previous.scenario.title}` : "";
    end.next.textContent = next ? `${nextLabel(entry, next)} ›` : "";
  }
}

/**
 * What a link to the run after this one says.
 *
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} next
 */
function nextLabel(entry, next) {
  const isNewChapter = next.chapter !== entry.chapter;
  return isNewChapter ? `Next chapter, ${next.chapter.title}: ${next.scenario.title}` : `Next: ${next.scenario.title}`;
}

/**
 * Leads a link to a run, or nowhere.
 *
 * @param {HTMLAnchorElement} link
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} entry
 */
function point(link, entry) {
  if (entry) link.href = scenarioAddress(entry);
  else link.removeAttribute("href");
  link.setAttribute("aria-disabled", String(!entry));
}
