import { tellsOfCall } from "./harmless.js";
import { replaceParts } from "./quoted.js";
import { redactReference, withoutUsers } from "./url.js";

/** A word, which can be a URL, maybe after the quote that opens it. */
const WORD = /(?:(?<![\w/])(["'`]))?[^\s"'`<>‘’“”«»「」『』]+/g;

/** What a word has that is a URL, or a part of one. */
const URL_MARK = /[/?&:;#]/;

/** What a word has that is a query or data. */
const QUERY = /[?&]|\b(?:data|javascript|mailto):/i;

/** Where that ends without a quote that opens it. Others can be a part of it. */
const END = /[\s‘’“”«»「」『』]|["'`<>](?![\w=])|$/g;

/** What stands after a URL in a sentence or in code. */
const AFTER_URL = ")]}.,;:!|\\^";

/**
 * Takes secrets out of the URLs of a text. Relative references count, too, and hosts without a scheme.
 *
 * @param {string} text
 */
export function redactUrls(text) {
  const rest = withoutUsers(text);
  const word = new RegExp(WORD);
  const parts = [];
  for (let found = word.exec(rest); found; found = word.exec(rest)) {
    const [all, quote = ""] = found;
    if (!URL_MARK.test(all)) continue;
    const start = found.index + quote.length;
    if (QUERY.test(all)) word.lastIndex = quote ? closingQuote(rest, start, quote) : indexOf(END, rest, start);
    const end = word.lastIndex;
    parts.push({ start, end, by: redactWords(rest.slice(start, end)) });
    // The quote that closes a URL opens no other.
    if (QUERY.test(all) && quote) word.lastIndex++;
  }
  return replaceParts(rest, parts);
}

/** One URL, which can have spaces where a quote closes it, unless words follow that the diagnosis needs. @param {string} text */
function redactWords(text) {
  const space = text.search(/\s/);
  const words = space >= 0 && tellsOfCall(text.slice(space)) ? text.split(/(\s+)/) : [text];
  return words.map(redactWord).join("");
}

/** @param {string} word */
function redactWord(word) {
  let end = word.length;
  while (end > 0 && AFTER_URL.includes(word[end - 1])) end--;
  return redactReference(word.slice(0, end)) + word.slice(end);
}

/**
 * Where a quote stands on this line as the one that opened has been written: in another string it has backslashes in
 * front of it, and in a command for cmd a caret.
 *
 * @param {string} text
 * @param {number} start after the quote that opened
 * @param {string} quote
 */
function closingQuote(text, start, quote) {
  const before = /(?:\\*|\^)$/.exec(text.slice(Math.max(0, start - 9), start - 1))?.[0] ?? "";
  const escaped = before.replace(/./g, String.raw`\$&`);
  return indexOf(new RegExp(String.raw`(?<!\\)${escaped}${quote}(?!\w)|\n|$`, "g"), text, start);
}

/** @param {RegExp} pattern which finds the end of the text @param {string} text @param {number} from */
function indexOf(pattern, text, from) {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
