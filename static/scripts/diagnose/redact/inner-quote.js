import { lineEnd } from "./quoted.js";

/** A quote inside of another text: after a backslash, as HTML writes it, or as word processors make it. */
const INNER_QUOTE = /^(?:\\+["'`]|&(?:quot|apos|#3[49]);|[“”‘’„])/;

/**
 * The quote that stands here; empty when there is none.
 *
 * @param {string} text
 * @param {number} at
 */
export function innerQuote(text, at) {
  return INNER_QUOTE.exec(text.slice(at, at + 9))?.[0] ?? "";
}

/**
 * The end of the string that such a quote opens.
 *
 * @param {string} text
 * @param {number} start
 * @param {string} quote
 */
export function innerQuoteEnd(text, start, quote) {
  const closing = /[“”„]/.test(quote) ? "”" : /[‘’]/.test(quote) ? "’" : quote;
  let end = isAbsent(text, closing, start) ? -1 : text.indexOf(closing, start + quote.length);
  // A quote inside of the value has more backslashes.
  while (end >= 0 && text[end - 1] === "\\") end = text.indexOf(closing, end + 1);
  if (end < 0) absent.from.set(closing, start);
  return end < 0 ? lineEnd(text, start) : end + closing.length;
}

/** From where on quotes do not stand in a text. What is looked for in vain again and again takes long. */
const absent = { text: "", from: /** @type {Map<string, number>} */ (new Map()) };

/** @param {string} text @param {string} closing @param {number} start */
function isAbsent(text, closing, start) {
  if (absent.text !== text) {
    absent.text = text;
    absent.from.clear();
  }
  return start >= (absent.from.get(closing) ?? Infinity);
}
