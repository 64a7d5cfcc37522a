import { find, make } from "../ui/element.js";
import { scrollToStart } from "../ui/scroll.js";

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
