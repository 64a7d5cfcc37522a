import { expressionEnd, isQuote, lineEnd, replaceAfter, stringEnd } from "./quoted.js";
import { isKeptHeader, REDACTED } from "./secret.js";

/** A name and a value in members of their own, up to the value; quotes can have a backslash in front of them. */
const NAMED_VALUE =
  /\b(?:name|key)(\\*["'`]?)\s{0,9}[:=]\s{0,9}(?<quote>\\*["'`]?)(?<name>[\w-]{1,60})\k<quote>[\s,;]{1,99}\\*["'`]?value\\*["'`]?\s{0,9}[:=]\s{0,9}/gi;

/**
 * Takes out the values of members such as `{"name": "Cookie", "value": "…"}`.
 *
 * @param {string} text
 */
export function redactNamedValues(text) {
  return replaceAfter(text, NAMED_VALUE, ({ groups }, start) => {
    if (isKeptHeader(groups?.name ?? "")) return null;
    return {
      start,
      end: valueEnd(text, start, groups?.quote !== ""),
      by: `${quoteAt(text, start)}${REDACTED}${quoteAt(text, start)}`,
    };
  });
}

/**
 * The end of the name and the value in members of their own that begin here.
 *
 * @param {string} text
 * @param {number} start
 * @returns {number} -1 when there are none
 */
export function namedValueEnd(text, start) {
  const member = new RegExp(NAMED_VALUE, "iy");
  member.lastIndex = start;
  const found = member.exec(text);
  return found ? valueEnd(text, member.lastIndex, found.groups?.quote !== "") : -1;
}

/** @param {string} text @param {number} start @param {boolean} isNameQuoted */
function valueEnd(text, start, isNameQuoted) {
  const quote = quoteAt(text, start);
  if (quote.startsWith("\\")) {
    let end = text.indexOf(quote, start + quote.length);
    // A quote inside of the value has more backslashes.
    while (end >= 0 && text[end - 1] === "\\") end = text.indexOf(quote, end + 1);
    return end < 0 ? text.length : end + quote.length;
  }
  if (isQuote(text, start) && !/^\s*\+/.test(text.slice(stringEnd(text, start)))) return stringEnd(text, start);
  return isNameQuoted ? expressionEnd(text, start) : lineEnd(text, start);
}

/** @param {string} text @param {number} at */
function quoteAt(text, at) {
  return /^\\*["'`]/.exec(text.slice(at, at + 9))?.[0] ?? "";
}
