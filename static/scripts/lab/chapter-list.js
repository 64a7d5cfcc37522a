import { scenarioAddress } from "../shared/catalogue/catalogue.js";
import { make } from "../shared/ui/element.js";

/**
 * One chapter of the list: how much of it was run, and a link to each of its scenarios.
 *
 * @param {import("../shared/catalogue/scenario.js").ChapterEntry} chapter
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 * @param {import("./runs-done.js").RunsDone} done
 */
export function ChapterList(chapter, catalogue, done) {
  const list = make("ul");
  const count = make("span", { class: "count" });
  const summary = make("summary", {}, [make("span", { text: chapter.title }), count]);
  const details = make("details", {}, [summary, make("p", { class: "hint", text: chapter.intro }), list]);
  /** @type {{scenario: import("../shared/catalogue/scenario.js").Scenario, item: HTMLElement, link: HTMLAnchorElement, tick: HTMLElement}[]} */
  let items = [];
  /** @type {Promise<void> | null} */
  let filling = null;
  details.addEventListener("toggle", () => details.open && fill());
  done.addEventListener("change", showDone);
  showDone();
  return { chapter, details, fill, filter, mark, scenarios: () => items.map(({ scenario }) => scenario) };

  function fill() {
    filling ??= load();
    filling.catch(() => (filling = null));
    return filling;
  }

  async function load() {
    const { scenarios } = await catalogue.chapter(chapter);
    items = scenarios.map((scenario) => {
      const link = make("a", { text: scenario.title });
      link.href = scenarioAddress({ chapter, scenario });
      link.dataset.scenario = scenario.id;
      const tick = make("span", { class: "tick" });
      return { scenario, link, tick, item: make("li", {}, [link, tick]) };
    });
    list.replaceChildren(...items.map(({ item }) => item));
    showDone();
  }

  /**
   * Shows the runs that were found, the best first.
   *
   * @param {import("./search.js").Found["ranks"] | null} ranks null: all runs, in their order
   * @param {boolean} isOpen whether the chapter is open while all are shown
   * @returns {number} the best rank in this chapter
   */
  function filter(ranks, isOpen) {
    const ranked = items.map(({ item, scenario }) => ({ item, rank: ranks === null ? 0 : ranks.get(scenario) }));
    for (const { item, rank } of ranked) item.hidden = rank === undefined;
    const best = Math.max(-1, ...ranked.map(({ rank = -1 }) => rank));
    list.append(...ranked.sort((one, other) => (other.rank ?? -1) - (one.rank ?? -1)).map(({ item }) => item));
    details.hidden = ranks !== null && best < 0;
    details.open = ranks === null ? isOpen : best >= 0;
    return ranks === null ? 0 : best;
  }

  /** @param {string | null} open the scenario that is shown */
  function mark(open) {
    for (const { link, scenario } of items) {
      if (scenario.id === open) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function showDone() {
    count.textContent = `${done.in(chapter.id).length} of ${chapter.size} run`;
    for (const { scenario, tick } of items) {
      const isDone = done.has(chapter.id, scenario.id);
      if (!isDone || tick.firstChild) continue;
      tick.append(make("span", { class: "visually-hidden", text: "was run" }), document.createTextNode("✓"));
    }
  }
}
