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
  let end = text.indexOf(closing, start + quote.length);
  // A quote inside of the value has more backslashes.
  while (end >= 0 && text[end - 1] === "\\") end = text.indexOf(closing, end + 1);
  return end < 0 ? lineEnd(text, start) : end + closing.length;
}
