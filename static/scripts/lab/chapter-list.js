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
  return { chapter, details, fill, scenarios: () => items.map(({ scenario }) => scenario) };

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

  function showDone() {
    count.textContent = `${done.in(chapter.id).length} of ${chapter.size} runs done`;
    for (const { scenario, tick } of items) {
      const isDone = done.has(chapter.id, scenario.id);
      if (!isDone || tick.firstChild) continue;
      tick.append(make("span", { class: "visually-hidden", text: "was run" }), document.createTextNode("✓"));
    }
  }
}
