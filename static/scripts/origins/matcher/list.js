import { DIALECTS } from "./dialects.js";
import { readExpression } from "./expression.js";
import { escapeText, unquoted } from "./plain.js";
import { Reader } from "./reader.js";
import { withoutEqual } from "./refusal.js";

/**
 * A list of origins, in the way of Flask-CORS and Micronaut: an entry with a character that no
 * origin has is a regular expression. Express takes expressions between slashes.
 */

/** @param {string} text @returns {import("./plain.js").PlainSource} */
export function list(text) {
  const entries = entriesOf(text);
  /** @type {Set<string>} */
  const notes = new Set();
  const sources = entries.map((entry) => sourceOf(entry, notes));
  return { source: sources.join("|"), notes: [...notes] };
}

/** @param {string} entry @param {Set<string>} notes */
function sourceOf(entry, notes) {
  if (entry === "*") {
    notes.add("The entry * is taken for every origin.");
    return "^[\\s\\S]*$";
  }
  const literal = /^\/(.+)\/([a-z]*)$/.exec(entry);
  if (literal) {
    if (/[^g]/.test(literal[2])) withoutEqual("a flag on one entry of a list");
    return `(?:${literal[1]})`;
  }
  if (/[\\^$*+?(){}|]/.test(entry)) {
    notes.add(
      "An entry with a star or another special character is taken for a regular expression of the whole origin, as some lists do. A list that compares texts lets in nothing by it; one with stars is a glob.",
    );
    return `^(?:${readExpression(new Reader(entry, DIALECTS.pcre)).js})$`;
  }
  if (/^[a-z]+:\/\/[^/]*\//i.test(entry)) {
    notes.add("A browser sends no slash after the host: an entry with one never matches.");
  }
  if (/[A-Z]/.test(entry)) {
    notes.add("A browser sends lower case: an entry with an upper-case letter never matches.");
  }
  return `^${escapeText(entry)}$`;
}

/** @param {string} text an array, or entries between commas, spaces or lines @returns {string[]} */
function entriesOf(text) {
  const array = /^[[{]\s*(["'`/][\s\S]*?)[,\s]*[\]}]$/.exec(text);
  // A comma in {1,3} belongs to the entry.
  const entries = (array?.[1] ?? text).split(/\s+|[,;](?!\d*\})/).map((entry) => unquoted(entry));
  const filled = entries.filter(Boolean);
  return filled.length > 0 ? filled : withoutEqual("the list is empty");
}
