import { closingQuote, expressionEnd, isQuote, lineEnd, replaceAfter, skipSpace, stringEnd } from "./quoted.js";
import { isSecretHeader, REDACTED } from "./secret.js";

/** A name and what ends it, anywhere in a text. */
const NAME =
  /([\w-]{0,40}(?:auth|token|secret|key|cookie|session|passw|csrf|xsrf|jwt|credential|signature)[\w-]{0,40})(\\?["'`]?[ \t]*)[:=][ \t]*/gi;

/** The name and the value in two cells of a table, which bars or tabs separate. */
const CELLS = /^([ \t]*(?:\|[ \t`]*)?)([\w-]+)([ \t`]*\||`?[ ]*\t)([^|\n]*)/gm;

/** The name of a header on a line of its own, as in DevTools' panel. */
const NAME_ALONE =
  /^[ \t]*(?:set-cookie|cookie|authorization|proxy-authorization|x-api-key|x-(?:auth|csrf|access)-token):?[ \t]*\r?\n/gim;

/**
 * Takes out the values of headers that carry secrets, however they are written: a line, a quoted argument, or a
 * pair of quoted strings.
 *
 * @param {string} text
 */
export function redactHeaderValues(text) {
  const lines = replaceAfter(text, NAME, ({ index, 1: name, 2: between }, start) => {
    if (!isSecretHeader(name) || isInUrl(text, index)) return null;
    const end = valueEnd(text, start, index, between.trim() !== "");
    return end > start ? { start, end, by: isQuote(text, start) ? `"${REDACTED}"` : REDACTED } : null;
  });
  const values = replaceAfter(lines, NAME_ALONE, (_, after) => {
    const start = skipSpace(lines, after);
    return { start, end: withoutReturn(lines, lineEnd(lines, start)), by: REDACTED };
  });
  return values.replace(CELLS, (row, before, name, between) =>
    isSecretHeader(name) ? `${before}${name}${between} ${REDACTED} ` : row,
  );
}

/** Parameters of URLs are judged by their own rules. @param {string} text @param {number} at */
function isInUrl(text, at) {
  return text[at - 1] === "?" || text[at - 1] === "&";
}

/** @param {string} text @param {number} start @param {number} name where its name begins @param {boolean} isNameQuoted */
function valueEnd(text, start, name, isNameQuoted) {
  if (isQuote(text, start)) return joinedEnd(text, stringEnd(text, start));
  if (text.startsWith('\\"', start)) return escapedQuoteEnd(text, start + 2);
  const opening = text[name - 1];
  if (!isNameQuoted && (opening === "'" || opening === '"' || opening === "`")) {
    return text[name - 2] === "^" ? closingCaretQuote(text, start) : closingQuote(text, start, opening);
  }
  return isNameQuoted ? expressionLineEnd(text, start) : foldedEnd(text, name, start);
}

/** A string that others are added to. @param {string} text @param {number} end */
function joinedEnd(text, end) {
  return text[skipSpace(text, end)] === "+" ? expressionEnd(text, end) : end;
}

/** @param {string} text @param {number} start */
function escapedQuoteEnd(text, start) {
  const end = text.indexOf('\\"', start);
  return end < 0 ? lineEnd(text, start) : end + 2;
}

/** A line, with the lines that continue it when it is not indented itself. @param {string} text @param {number} name @param {number} start */
function foldedEnd(text, name, start) {
  let end = lineEnd(text, start);
  const isIndented = name > 0 && text[name - 1] !== "\n";
  while (!isIndented && /^\n[ \t]+[^\s:]+=/.test(text.slice(end, end + 200))) end = lineEnd(text, end + 1);
  return withoutReturn(text, end);
}

/** @param {string} text @param {number} start */
function closingCaretQuote(text, start) {
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('^"', at) && text[at - 1] !== "\\") return at;
  }
  return text.length;
}

/** @param {string} text @param {number} start */
function expressionLineEnd(text, start) {
  let end = start;
  while (end < text.length && !/[,}\n]/.test(text[end])) end++;
  return end;
}

/** @param {string} text @param {number} end */
function withoutReturn(text, end) {
  return text[end - 1] === "\r" ? end - 1 : end;
}
