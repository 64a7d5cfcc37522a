import { make } from "../ui/element.js";

/** @typedef {import("./fix-snippets.js").Snippet} Snippet */

/** The headings of the list, in its order. @type {Record<Snippet["group"], string>} */
const HEADINGS = {
  run: "Servers whose fixes were run",
  documented: "From documentation only, not run",
  proxy: "Not your API",
};

/**
 * The list of stacks to choose from, which is the same on every page: in groups, by the alphabet.
 *
 * @param {Snippet[]} snippets
 * @returns {HTMLOptGroupElement[]}
 */
export function stackOptions(snippets) {
  return Object.entries(HEADINGS).flatMap(([group, heading]) => {
    const grouped = snippets.filter((snippet) => snippet.group === group);
    if (grouped.length === 0) return [];
    grouped.sort((one, other) => one.title.localeCompare(other.title));
    const options = grouped.map(({ stack, title }) => new Option(title, stack));
    return [make("optgroup", { label: heading }, options)];
  });
}
