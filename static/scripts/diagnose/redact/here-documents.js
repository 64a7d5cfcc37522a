import { lineEnd, replaceAfter } from "./quoted.js";
import { REDACTED } from "./secret.js";

const START = /<<-?[ \t]*["'\\]?(\w{1,40})/g;

/** For how many words a line is looked for in vain: each time, that is the whole text. */
const MOST_ENDLESS = 30;

/** Where a here-string of PowerShell begins. */
const HERE_STRING = /(?<=^|[\s=(|,;])@(["'])[ \t]*\r?\n/gm;

/**
 * Takes out the bodies that a script has between two lines.
 *
 * @param {string} text
 */
export function redactHereDocuments(text) {
  return redactHereStrings(redactShellDocuments(text));
}

/** @param {string} text */
function redactHereStrings(text) {
  return replaceAfter(text, HERE_STRING, ({ index, 1: quote }, after) => {
    const end = text.indexOf(`\n${quote}@`, after - 1);
    return { start: index, end: end < 0 ? text.length : end + 3, by: `"${REDACTED}"` };
  });
}

/** @param {string} text */
function redactShellDocuments(text) {
  /** Words without a line that they begin. @type {Set<string>} */
  const endless = new Set();
  return replaceAfter(text, START, (found, after) => {
    const start = Math.min(text.length, lineEnd(text, after) + 1);
    const isKnown = endless.has(found[1]) || endless.size >= MOST_ENDLESS;
    const end = isKnown ? -1 : text.indexOf(`\n${found[1]}`, start - 1);
    if (end < 0) endless.add(found[1]);
    // A log that has these marks in front of its lines has no body between them.
    if (end < 0 && !isAfterCommand(text, found.index)) return null;
    return { start, end: end < 0 ? text.length : Math.max(start, end), by: REDACTED };
  });
}

/** Whether a word stands before this place, on its line or on one that goes on here. @param {string} text @param {number} at */
function isAfterCommand(text, at) {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return /\w/.test(text.slice(start, at)) || /[\\^`]\r?\n$/.test(text.slice(Math.max(0, start - 3), start));
}
