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
    const names = snippets.filter((snippet) => snippet.group === group).map(({ name }) => name);
    if (names.length === 0) return [];
    const options = names.sort((one, other) => one.localeCompare(other)).map((name) => new Option(name, name));
    const made = make("optgroup", {}, options);
    made.label = heading;
    return [made];
  });
}
