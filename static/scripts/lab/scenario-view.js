import { scenarioAddress } from "../shared/catalogue/catalogue.js";
import { reportView } from "../shared/report/report-view.js";
import { announce, find } from "../shared/ui/element.js";

/**
 * Shows one scenario: its story and its run.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 * @param {import("../shared/run/runner.js").Runner} runner
 * @param {import("../shared/ui/notice.js").Notice} notice
 */
export function ScenarioView(el, catalogue, runner, notice) {
  const eyebrow = find(el, ".eyebrow", HTMLElement);
  const title = find(el, "h2", HTMLElement);
  const story = find(el, ".story", HTMLElement);
  const again = find(el, ".again", HTMLButtonElement);
  const run = find(el, "#run", HTMLElement);
  const beside = { previous: find(el, ".previous", HTMLAnchorElement), next: find(el, ".next", HTMLAnchorElement) };
  /** @type {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} */
  let current = null;
  again.addEventListener("click", () => current && show(current));
  return { show };

  /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
  async function show(entry) {
    current = entry;
    notice.clear();
    el.setAttribute("aria-busy", "true");
    const { takesMs } = entry.scenario;
    if (takesMs) {
      describe(entry);
      announce(`This one takes about ${Math.ceil(takesMs / 1000)} seconds.`);
    }
    try {
      const report = await runner.run(entry.scenario);
      if (current !== entry) return;
      describe(entry);
      const { headline, cards } = reportView(report);
      run.replaceChildren(...cards);
      announce(`${headline.badge}. ${headline.sentence}`);
    } catch (failure) {
      if (current !== entry) return;
      describe(entry);
      run.replaceChildren();
      notice.show(failure, { retry: () => show(entry) });
    }
    el.hidden = false;
    el.removeAttribute("aria-busy");
    await link(entry);
  }

  /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
  function describe({ chapter, scenario }) {
    const wait = scenario.takesMs ? [`takes about ${Math.ceil(scenario.takesMs / 1000)} s`] : [];
    eyebrow.textContent = [chapter.title, ...(scenario.row ? [scenario.row] : []), ...wait].join(" · ");
    title.textContent = scenario.title;
    story.textContent = scenario.story;
    document.title = `${scenario.title} · Two Origins`;
  }

  /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
  async function link(entry) {
    const [previous, next] = await Promise.all([catalogue.neighbour(entry, -1), catalogue.neighbour(entry, 1)]);
    if (current !== entry) return;
    point(beside.previous, previous);
    point(beside.next, next);
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} entry
 */
function point(link, entry) {
  if (entry) link.href = scenarioAddress(entry);
  else link.removeAttribute("href");
  link.setAttribute("aria-disabled", String(!entry));
}
