import { looksSecret, REDACTED } from "./secret.js";

/**
 * Takes out words that look like tokens, and what follows `Bearer` and `Basic`.
 *
 * @param {string} text
 */
export function redactWords(text) {
  return text
    .replace(/\b(bearer\s+)(?!redacted)[^\s'"`^,;)}\]]+/gi, `$1${REDACTED}`)
    .replace(/\b(basic\s+)(?=[^\s'"`]*[=0-9])[A-Za-z0-9+/=_-]{6,}/gi, `$1${REDACTED}`)
    .replace(/[^\s:;,="'&?(){}[\]<>`]{12,}/g, (word) => (looksSecret(word) ? REDACTED : word));
}
