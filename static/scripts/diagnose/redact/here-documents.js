import { lineEnd, replaceAfter } from "./quoted.js";
import { REDACTED } from "./secret.js";
import { wordEnd } from "./shell-word.js";

/** Where such a document begins, with the line that ends it. */
const START = /<<(-?)[ \t]*(?:(["'])([^"'\n]{1,40})\2|\\?([\w.!%@+~#][^\s"'`|&;()<>]{0,39}))/g;

/** A word that a program gets in the place of a document. */
const HERE_WORD = /<<<[ \t]*(?=[^\s<])/g;

/** For how many lines is looked in vain: each time, that is the whole text. */
const MOST_ENDLESS = 30;

/** How far in front of a document its command is looked for. */
const FARTHEST_COMMAND = 400;

/** Where a here-string of PowerShell begins. */
const HERE_STRING = /(?<=^|[\s=(|,;])@(["'])[ \t]*\r?\n/gm;

/**
 * Takes out the bodies that a script has between two lines.
 *
 * @param {string} text
 */
export function redactHereDocuments(text) {
  // In WebKit the patterns take long.
  const rest = text.includes("<<") ? redactHereWords(redactShellDocuments(text)) : text;
  return redactHereStrings(rest);
}

/** @param {string} text */
function redactHereStrings(text) {
  return replaceAfter(text, HERE_STRING, ({ index, 1: quote }, after) => {
    const end = text.indexOf(`\n${quote}@`, after - 1);
    return { start: index, end: end < 0 ? text.length : end + 3, by: `"${REDACTED}"` };
  });
}

/** @param {string} text */
function redactHereWords(text) {
  return replaceAfter(text, HERE_WORD, ({ index }, start) =>
    text[index - 1] !== "<" && isAfterCommand(text, index) ? { start, end: wordEnd(text, start), by: REDACTED } : null,
  );
}

/** @param {string} text */
function redactShellDocuments(text) {
  /** Lines that do not come. @type {Set<string>} */
  const endless = new Set();
  return replaceAfter(text, START, ({ index, 1: dash, 3: quoted, 4: plain }, after) => {
    if (text[index - 1] === "<") return null;
    const start = Math.min(text.length, lineEnd(text, after) + 1);
    const last = dash + (quoted ?? plain);
    const isKnown = endless.has(last) || endless.size >= MOST_ENDLESS;
    const end = isKnown ? -1 : lastLine(text, start, quoted ?? plain, dash !== "");
    if (end < 0) endless.add(last);
    // A log that has these marks in front of its lines has no body between them.
    if (end < 0 && !isAfterCommand(text, index)) return null;
    return { start, end: end < 0 ? text.length : end, by: end < 0 ? REDACTED : `${REDACTED}\n` };
  });
}

/**
 * Where the line begins that ends a document.
 *
 * @param {string} text
 * @param {number} start of the document
 * @param {string} content of that line
 * @param {boolean} canHaveTabs whether it can have them in front
 * @returns {number} -1 when there is none
 */
function lastLine(text, start, content, canHaveTabs) {
  const escaped = content.replace(/[^\w]/g, "\\$&");
  const line = new RegExp(`^${canHaveTabs ? "\\t*" : ""}${escaped}[ \\t]*\\r?$`, "gm");
  line.lastIndex = start;
  return line.exec(text)?.index ?? -1;
}

/** Whether a word stands before this place, on its line or on one that goes on here. @param {string} text @param {number} at */
function isAfterCommand(text, at) {
  const before = text.slice(Math.max(0, at - FARTHEST_COMMAND), at);
  const start = before.lastIndexOf("\n") + 1;
  return /\w/.test(before.slice(start)) || /[\\^`]\r?\n$/.test(before.slice(0, start));
}
