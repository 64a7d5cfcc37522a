import { announce, find } from "../shared/ui/element.js";
import { addressOf } from "../shared/catalogue/catalogue.js";
import { runView } from "../shared/report/report-view.js";

/**
 * One scenario: its story, and its run.
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
  /** @type {import("../shared/catalogue/catalogue.js").Place | null} */
  let current = null;
  again.addEventListener("click", () => current && show(current));
  return { show };

  /** @param {import("../shared/catalogue/catalogue.js").Place} place */
  async function show(place) {
    current = place;
    notice.clear();
    el.setAttribute("aria-busy", "true");
    const { takesMs } = place.scenario;
    if (takesMs) {
      describe(place);
      announce(`This one takes about ${Math.ceil(takesMs / 1000)} seconds.`);
    }
    try {
      const report = await runner.run(place.scenario);
      if (current !== place) return;
      describe(place);
      const { headline, cards } = runView(report);
      run.replaceChildren(...cards);
      announce(`${headline.badge}. ${headline.sentence}`);
    } catch (failure) {
      if (current !== place) return;
      describe(place);
      run.replaceChildren();
      notice.show(failure, { retry: () => show(place) });
    }
    el.hidden = false;
    el.removeAttribute("aria-busy");
    await link(place);
  }

  /** @param {import("../shared/catalogue/catalogue.js").Place} place */
  function describe({ chapter, scenario }) {
    const wait = scenario.takesMs ? [`takes about ${Math.ceil(scenario.takesMs / 1000)} s`] : [];
    eyebrow.textContent = [chapter.title, ...(scenario.row ? [scenario.row] : []), ...wait].join(" · ");
    title.textContent = scenario.title;
    story.textContent = scenario.story;
    document.title = `${scenario.title} · Two Origins`;
  }

  /** @param {import("../shared/catalogue/catalogue.js").Place} place */
  async function link(place) {
    const [previous, next] = await Promise.all([catalogue.neighbour(place, -1), catalogue.neighbour(place, 1)]);
    if (current !== place) return;
    point(beside.previous, previous);
    point(beside.next, next);
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @param {import("../shared/catalogue/catalogue.js").Place | null} place
 */
function point(link, place) {
  if (place) link.href = addressOf(place);
  else link.removeAttribute("href");
  link.setAttribute("aria-disabled", String(!place));
}
