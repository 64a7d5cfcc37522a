import { find, make } from "./element.js";
import { scrollToStart } from "./scroll.js";

/**
 * A card of a report: a section with a heading.
 *
 * @param {string} name of its class
 * @param {string} title
 * @param {Node[]} children
 */
export function card(name, title, children) {
  const id = `run-${name}-title`;
  const heading = make("h3", { text: title, id });
  const section = make("section", { class: `card ${name}` }, [heading, ...children]);
  section.setAttribute("aria-labelledby", id);
  return section;
}

/**
 * A link to a card of the same report. It leaves the address alone, which names what is shown.
 *
 * @param {HTMLElement} section with a heading
 */
export function linkToCard(section) {
  const heading = find(section, "h3", HTMLElement);
  heading.tabIndex = -1;
  const link = make("a", { class: "further", text: heading.textContent, href: `#${heading.id}` });
  link.addEventListener("click", (click) => {
    click.preventDefault();
    heading.focus({ preventScroll: true });
    scrollToStart(section);
  });
  return link;
}
