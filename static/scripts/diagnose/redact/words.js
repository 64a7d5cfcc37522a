import { namesIn } from "./names.js";
import { isKeptHeader, looksLikePassword, looksSecret, REDACTED, withoutMarks } from "./secret.js";

/** `user:password` as a string. What follows the colon of an address, of a port and of a time is none. */
const USER =
  /(["'`])(?!(?:blob|data|about|javascript|mailto|urn|filesystem):)([\w.@+-]{2,80}):(?![/\\]|\d{1,5}(?:[/:?#]|\1))([^\s"'`]{1,200})\1/gi;

/** What ends a quotation. */
const QUOTATION_END = /[’”»」』]?$/;

/**
 * Takes out words that look like tokens or passwords and are no names, what follows `Bearer` and `Basic`, and the
 * passwords of `user:password`.
 *
 * @param {string} text
 * @param {string} [around] the same with the name in front of it
 */
export function redactWords(text, around = text) {
  /** @type {Set<string> | undefined} */
  let names;
  const isName = (/** @type {string} */ word) => (names ??= namesIn(around)).has(withoutMarks(word).toLowerCase());
  return text
    .replace(/\b(bearer\s+)(?!redacted)[^\s'"`^,;)}\]]+/gi, `$1${REDACTED}`)
    .replace(/\b(basic\s+)(?=[^\s'"`]*[=0-9])[A-Za-z0-9+/=_-]{6,}/gi, `$1${REDACTED}`)
    .replace(USER, (all, quote, name) => (isKeptHeader(name) ? all : `${quote}${name}:${REDACTED}${quote}`))
    .replace(/[^\s:;,="'&?|(){}[\]<>`]{7,}/g, (word) =>
      (looksSecret(word) || looksLikePassword(word)) && !isName(word)
        ? /^\W*/.exec(word)?.[0] + REDACTED + QUOTATION_END.exec(word)?.[0]
        : word,
    );
}
