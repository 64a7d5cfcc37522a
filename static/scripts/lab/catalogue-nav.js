import { scenarioAddress } from "../shared/catalogue/catalogue.js";
import { find, make } from "../shared/ui/element.js";

/**
 * The list of chapters and their scenarios. A chapter is loaded when a person opens it.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 */
export function CatalogueNav(el, catalogue) {
  const whole = find(el, "details.scenarios", HTMLDetailsElement);
  const narrow = matchMedia("(max-width: 59.99rem)");
  whole.open = !narrow.matches;
  narrow.addEventListener("change", () => (whole.open = !narrow.matches));

  const items = catalogue.index.chapters.map((chapter) => {
    const list = make("ul");
    const summary = make("summary", { text: chapter.title });
    const details = make("details", {}, [summary, make("p", { class: "hint", text: chapter.intro }), list]);
    let filled = false;
    details.addEventListener("toggle", () => details.open && fill());
    return { chapter, details, fill };

    async function fill() {
      if (filled) return;
      filled = true;
      const { scenarios } = await catalogue.chapter(chapter);
      list.append(...scenarios.map((scenario) => item({ chapter, scenario })));
      mark();
    }
  });
  find(el, ".chapters", HTMLElement).replaceChildren(...items.map(({ details }) => details));

  /** @type {string | null} */
  let open = null;

  function mark() {
    for (const link of el.querySelectorAll("a[data-scenario]")) {
      if (link instanceof HTMLAnchorElement && link.dataset.scenario === open)
        link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** Scrolls the list, but not the page, to the open scenario. */
  function reveal() {
    const link = el.querySelector("a[aria-current][data-scenario]")?.getBoundingClientRect();
    const list = el.getBoundingClientRect();
    if (link && (link.bottom > list.bottom || link.top < list.top))
      el.scrollTop += link.top - list.top - list.height / 2;
  }

  return {
    /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} entry */
    async show(entry) {
      open = entry?.scenario.id ?? null;
      const chapter = items.find((item) => item.chapter === entry?.chapter);
      if (chapter) {
        chapter.details.open = true;
        await chapter.fill();
      }
      mark();
      if (narrow.matches) whole.open = false;
      else reveal();
    },
  };
}

/** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
function item(entry) {
  const link = make("a", { text: entry.scenario.title });
  link.href = scenarioAddress(entry);
  link.dataset.scenario = entry.scenario.id;
  return make("li", {}, [link]);
}
