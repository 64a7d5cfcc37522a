/** @typedef {import("./data.js").Stack} Stack */

/** The headings in their order, and what stands below them. @type {[string, (stack: Stack) => boolean][]} */
const GROUPS = [
  ["JavaScript", ({ language }) => language === "javascript"],
  ["Python", ({ language }) => language === "python"],
  ["Rust", ({ language }) => language === "rust"],
  ["Go, Java, Ruby", ({ language }) => /^(go|java|ruby)$/.test(language)],
  ["Web servers and proxies", ({ kind }) => kind === "proxy"],
];

/**
 * The servers under the words that a person looks for them with, by the alphabet.
 *
 * @param {Stack[]} stacks
 * @returns {[string, Stack[]][]}
 */
export function inGroups(stacks) {
  const sorted = [...stacks].sort((one, other) => one.title.localeCompare(other.title));
  return GROUPS.map(([heading, belongs]) => [heading, sorted.filter(belongs)]);
}
