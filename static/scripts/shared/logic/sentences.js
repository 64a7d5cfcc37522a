/** The members of an answer that are for people. What consoles print, code and values are others. */
const SENTENCES = new Set(["why", "title", "step", "because", "missing", "note", "notes", "standsFor"]);

/** An apostrophe within a word, and not a mark of quotation. */
const APOSTROPHE = /(?<=\p{L})'(?=(?:s|t|re|ve|ll|d)(?!\p{L}))/gu;

/**
 * Reads an answer of this page's own server. Its sentences are written with the apostrophe of programs, for terminals
 * too, and get that of print.
 *
 * @param {string} text JSON
 * @returns {any}
 */
export function readAnswer(text) {
  return JSON.parse(text, (key, value) => (SENTENCES.has(key) ? allPrinted(value) : value));
}

/** @param {string} text a sentence with the apostrophe of programs */
export function printed(text) {
  return text.replace(APOSTROPHE, "’");
}

/** @param {unknown} value @returns {unknown} */
function allPrinted(value) {
  if (Array.isArray(value)) return value.map(allPrinted);
  return typeof value === "string" ? printed(value) : value;
}

/**
 * The first sentence of a text. A full stop ends it if a space and a capital letter follow.
 *
 * @param {string} text
 */
export function firstSentence(text) {
  return text.match(/^.*?[.!?](?=\s+[A-Z]|\s*$)/s)?.[0] ?? text;
}
