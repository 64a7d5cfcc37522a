import { isHarmless, tellsOfCall } from "./harmless.js";
import { innerQuote, innerQuoteEnd } from "./inner-quote.js";
import {
  bracketEnd,
  closingQuote,
  expressionEnd,
  isQuote,
  lineEnd,
  replaceAfter,
  replaceAfterEach,
  skipSpace,
  stringEnd,
} from "./quoted.js";
import { isKeptHeader, isKnownHeader, isSecretHeader, REDACTED } from "./secret.js";
import { isWord, valueNames } from "./value-names.js";

/** A request whose answer is a secret, and which is what the text is about. */
const REQUEST = /^\(?(?:await\b|(?:window\.|\$)?fetch\(|axios\b|\$\.|requests?\.|http\.|new XMLHttpRequest)/;

/** What options have for values, which is no secret. */
const KEYWORD = /^(?:true|false|null|undefined|none|nil|include|omit|same-origin)(?=[,;)\]}\r\n]|$)/i;

/** The most of a list or an object that is read for its end. */
const LONGEST_VALUE = 400;

/** A line that goes on with a value: a word alone, or a parameter. */
const CONTINUATION = /^\n[ \t]+(?:[^\s:]+=|\S+[ \t\r]*(?:\n|$))/;

/** Lines of servers and proxies that set the header of a request. */
const SET_BY_SERVER = /\b(?:proxy_set_header|header_up|set-header|RequestHeader[ \t]+\w+)[ \t]+([\w-]+)[ \t]+/g;

/** The name and the value in two cells of a table, which bars or tabs separate. */
const CELLS = /^([ \t]*(?:\|[ \t`]*)?)([\w-]+)([ \t`]*\||`?[ ]*\t)([^|\n]*)/gm;

/**
 * Takes out the values of headers that carry secrets, however they are written: a line, a quoted argument, or a
 * pair of quoted strings.
 *
 * @param {string} text
 */
export function redactHeaderValues(text) {
  const named = replaceAfterEach(text, valueNames(text), (found, start) => {
    const { 1: name, 3: mark } = found;
    // The arrow of a function stands before no string.
    const isNamed = mark === "=>" && !isQuoted(found) ? isQuote(text, start) : isSecretHeader(name);
    const isSecret = isWord(name) ? isQuote(text, start) : isNamed;
    const value = text.slice(start, start + 20);
    if (!isSecret || isInUrl(text, found) || KEYWORD.test(value) || REQUEST.test(value)) return null;
    const end = valueEnd(text, start, found);
    const inner = innerQuote(text, start);
    const quote = inner || (isQuote(text, start) || isQuoted(found) ? '"' : "");
    return end > start ? { start, end, by: quote + REDACTED + quote } : null;
  });
  const lines = replaceAfter(named, SET_BY_SERVER, (found, start) =>
    isKeptHeader(found[1]) ? null : { start, end: expressionEnd(named, start), by: REDACTED },
  );
  return lines.replace(CELLS, (row, before, name, between, value) =>
    isSecretHeader(name) || (/[|\t]/.test(before + between.replace("|", "")) && isUnknown(name, value))
      ? `${before}${name}${between} ${REDACTED} `
      : row,
  );
}

/** Whether a name can be that of a header whose value can be a secret. @param {string} name @param {string} value */
function isUnknown(name, value) {
  const isHeader = isKnownHeader(name) || /^[A-Za-z]\w*-/.test(name);
  return isHeader && !isKeptHeader(name) && !isHarmless(value) && !tellsOfCall(value);
}

/** Parameters of URLs are judged by their own rules. @param {string} text @param {import("./quoted.js").Found} found a name */
function isInUrl(text, { index, 0: all, 1: name }) {
  return /[?&]/.test(text[index - 1] ?? "") && all === `${name}=`;
}

/** Whether the name is a string. @param {import("./quoted.js").Found} found */
function isQuoted(found) {
  return found[2].trim() !== "";
}

/** @param {string} text @param {number} start @param {import("./quoted.js").Found} found a name */
function valueEnd(text, start, found) {
  const { index, 1: name, 3: mark } = found;
  if (isQuote(text, start)) return joinedEnd(text, stringEnd(text, start));
  const inner = innerQuote(text, start);
  if (inner) return innerQuoteEnd(text, start, inner);
  const isCode = isQuoted(found) || mark !== ":" || /^(?:\w*auth|credentials?)$/i.test(name);
  const closed = isCode ? bracketedEnd(text, start) : -1;
  if (closed >= 0) return closed;
  const before = text[index - 1];
  if (!isQuoted(found) && (before === "'" || before === '"' || before === "`")) {
    return text[index - 2] === "^" ? closingCaretQuote(text, start) : closingQuote(text, start, before);
  }
  return isQuoted(found) ? expressionLineEnd(text, start) : foldedEnd(text, index, start);
}

/** The end of a list, an object or a call; -1 when it is none. @param {string} text @param {number} start */
function bracketedEnd(text, start) {
  const part = text.slice(start, start + LONGEST_VALUE);
  const opening = /^[\w.:]{0,60}[([{]/.exec(part)?.[0];
  if (!opening) return -1;
  const end = bracketEnd(part, opening.length - 1);
  return /[)\]}]/.test(part[end - 1]) && /^(?:[\s,;)\]}]|$)/.test(text.slice(start + end, start + end + 1))
    ? start + end
    : -1;
}

/** A string that others are added to. @param {string} text @param {number} end */
function joinedEnd(text, end) {
  return text[skipSpace(text, end)] === "+" ? expressionEnd(text, end) : end;
}

/** A line, with the lines that continue it when it is not indented itself. @param {string} text @param {number} name @param {number} start */
function foldedEnd(text, name, start) {
  let end = lineEnd(text, start);
  const isIndented = name > 0 && text[name - 1] !== "\n";
  while (!isIndented && end > start && CONTINUATION.test(text.slice(end, end + 200))) end = lineEnd(text, end + 1);
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
