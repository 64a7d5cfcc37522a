import { lineEnd, replaceAfter } from "./quoted.js";
import { REDACTED } from "./secret.js";

const START = /<<-?[ \t]*["'\\]?(\w{1,40})/g;

/**
 * Takes out the bodies that a script has between two lines.
 *
 * @param {string} text
 */
export function redactHereDocuments(text) {
  return replaceAfter(text, START, (found, after) => {
    const start = Math.min(text.length, lineEnd(text, after) + 1);
    const end = text.indexOf(`\n${found[1]}`, start - 1);
    return { start, end: end < 0 ? text.length : Math.max(start, end), by: REDACTED };
  });
}
