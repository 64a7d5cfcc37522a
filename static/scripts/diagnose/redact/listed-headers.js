import { isKeptHeader, isSecretHeader, REDACTED } from "./secret.js";

/** A name and a value that follow one another in a list, as Node's `rawHeaders` has them. */
const PAIR = /(["'])([A-Za-z][\w-]{0,59})\1,(\s{0,99})(["'])((?:\\.|(?!\4)[^\\\n]){0,4000})\4(,?)/g;

/** What a list of names has in the place of a value. */
const NAME = /^[A-Za-z-]*$/;

/**
 * Takes the values of secret headers out of lists of names and values. Where each stands on a line of its own, a pair
 * becomes a header line, so that it is not taken for a part of a body.
 *
 * @param {string} text
 */
export function redactListedHeaders(text) {
  return text.replace(PAIR, (pair, quote, name, space, _, value, comma) => {
    const isSecret = isSecretHeader(name) && !NAME.test(value);
    const kept = isSecret ? REDACTED : value;
    if (space.includes("\n") && isKeptHeader(name)) return `${name}: ${kept}`;
    return isSecret ? `${quote}${name}${quote},${space}${quote}${kept}${quote}${comma}` : pair;
  });
}
