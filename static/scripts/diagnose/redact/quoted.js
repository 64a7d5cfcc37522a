/** Reads strings and expressions where they stand in a text, as programs and shells quote them. */

/** @type {Record<string, string>} */
const CLOSING = { "(": ")", "[": "]", "{": "}" };

/**
 * The end of the string that begins here.
 *
 * @param {string} text
 * @param {number} start of its quote
 * @returns {number} after its closing quote; the end of the text if there is none
 */
export function stringEnd(text, start) {
  return Math.min(text.length, closingQuote(text, start + 1, text[start]) + 1);
}

/**
 * Where the next quote of this kind stands that is no part of a string.
 *
 * @param {string} text
 * @param {number} from
 * @param {string} quote
 * @returns {number} the end of the text if there is none
 */
export function closingQuote(text, from, quote) {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\" || (quote === '"' && text[at] === "`")) at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/** @param {string} text @param {number} at */
export function isQuote(text, at) {
  return text[at] === '"' || text[at] === "'" || text[at] === "`";
}

/** @param {string} text @param {number} at @returns {number} of what comes after white space */
export function skipSpace(text, at) {
  while (at < text.length && /\s/.test(text[at])) at++;
  return at;
}

/**
 * The end of the expression that begins here: the comma, semicolon or bracket that ends it, or the end
 * of its line when no bracket is open.
 *
 * @param {string} text
 * @param {number} start
 */
export function expressionEnd(text, start) {
  /** @type {string[]} */
  const open = [];
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (isQuote(text, at)) {
      at = stringEnd(text, at);
      continue;
    }
    if (text.startsWith("//", at) && text[at - 1] !== ":") {
      at = lineEnd(text, at);
      continue;
    }
    if (CLOSING[character]) open.push(CLOSING[character]);
    else if (character === open.at(-1)) open.pop();
    else if (open.length === 0 && /[,;\n)\]}]/.test(character)) return at;
    at++;
  }
  return text.length;
}

/**
 * The end of what a bracket opens.
 *
 * @param {string} text
 * @param {number} start of the bracket
 * @returns {number} after the bracket that closes it; the end of the text if there is none
 */
export function bracketEnd(text, start) {
  const mark = /["'`()[\]{}]/g;
  mark.lastIndex = start;
  let open = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (isQuote(text, found.index)) mark.lastIndex = stringEnd(text, found.index);
    else open += CLOSING[found[0]] ? 1 : -1;
    if (open === 0) return mark.lastIndex;
  }
  return text.length;
}

/** @param {string} text @param {number} at */
export function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/**
 * What was found in a text: as a match, with the groups of its pattern.
 *
 * @typedef {{index: number, groups?: Record<string, string>, [group: number]: string}} Found
 */

/**
 * Replaces a part of a text after each match of a pattern, which is no part of another.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(found: Found, after: number) => {start: number, end: number, by: string} | null} partOf
 */
export function replaceAfter(text, pattern, partOf) {
  return replaceAfterEach(text, text.matchAll(pattern), partOf);
}

/**
 * The same after each of what was found.
 *
 * @param {string} text
 * @param {Iterable<Found>} all
 * @param {(found: Found, after: number) => {start: number, end: number, by: string} | null} partOf
 */
export function replaceAfterEach(text, all, partOf) {
  const parts = [];
  let from = 0;
  for (const found of all) {
    if (found.index < from) continue;
    const part = partOf(found, found.index + found[0].length);
    if (!part) continue;
    parts.push(part);
    from = part.end;
  }
  return replaceParts(text, parts);
}

/**
 * Replaces parts of a text.
 *
 * @param {string} text
 * @param {{start: number, end: number, by: string}[]} parts in their order
 */
export function replaceParts(text, parts) {
  let at = 0;
  let result = "";
  for (const { start, end, by } of parts) {
    if (start < at) continue;
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}
