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
  return { chapter, details, fill, filter, mark };

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
   * @param {import("./search.js").Filter | null} wanted null: all of them
   * @param {boolean} isOpen whether the chapter is open while all are shown
   * @returns {number} how many are shown
   */
  function filter(wanted, isOpen) {
    for (const { item, scenario } of items) item.hidden = wanted !== null && !wanted(scenario);
    const shown = items.filter(({ item }) => !item.hidden).length;
    details.hidden = wanted !== null && shown === 0;
    details.open = wanted === null ? isOpen : shown > 0;
    return shown;
  }

  /** @param {string | null} open the scenario that is shown */
  function mark(open) {
    for (const { link, scenario } of items) {
      if (scenario.id === open) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function showDone() {
    count.textContent = `${done.in(chapter.id).length}/${chapter.size}`;
    for (const { scenario, tick } of items) {
      const isDone = done.has(chapter.id, scenario.id);
      if (!isDone || tick.firstChild) continue;
      tick.append(make("span", { class: "visually-hidden", text: "was run" }), document.createTextNode("✓"));
    }
  }
}
