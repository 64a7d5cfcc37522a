import { scenarioAddress } from "../shared/catalogue/catalogue.js";

/**
 * What a link to the run after this one says.
 *
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} next
 */
export function nextLabel(entry, next) {
  const isNewChapter = next.chapter !== entry.chapter;
  return isNewChapter ? `Next chapter, ${next.chapter.title}: ${next.scenario.title}` : `Next: ${next.scenario.title}`;
}

/**
 * Leads a link to a run, or nowhere.
 *
 * @param {HTMLAnchorElement} link
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} entry
 */
export function point(link, entry) {
  if (entry) link.href = scenarioAddress(entry);
  else link.removeAttribute("href");
  link.setAttribute("aria-disabled", String(!entry));
}
