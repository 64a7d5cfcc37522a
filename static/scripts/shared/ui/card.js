import { make } from "./element.js";

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
