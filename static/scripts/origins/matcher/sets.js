/**
 * Sets of characters that engines have a short name for.
 *
 * @typedef {[number, number]} Range the first and the last code point
 * @typedef {{ranges: Range[], body?: undefined} | {body: string, ranges?: undefined}} Characters
 *   `body` is what stands between the brackets of a class in JavaScript
 * @typedef {{characters: Characters, negated: boolean}} CharacterSet
 */

/** @type {Range} */ const DIGITS = [0x30, 0x39];
/** @type {Range} */ const UPPER = [0x41, 0x5a];
/** @type {Range} */ const LOWER = [0x61, 0x7a];
/** @type {Range} */ const UNDERSCORE = [0x5f, 0x5f];
/** @type {Range} */ const SPACE = [0x20, 0x20];
/** @type {Range} */ const TAB_TO_RETURN = [0x09, 0x0d];
/** @type {Range} */ const FEED_TO_RETURN = [0x0a, 0x0d];

const WORD = [DIGITS, UPPER, UNDERSCORE, LOWER];

/** `\d`, `\w` and `\s` of each kind, and what only PCRE has. @type {Record<string, Record<string, Characters>>} */
const NAMED = {
  ascii: { d: { ranges: [DIGITS] }, w: { ranges: WORD }, s: { ranges: [TAB_TO_RETURN, SPACE] } },
  // Go leaves the vertical tab out.
  go: { d: { ranges: [DIGITS] }, w: { ranges: WORD }, s: { ranges: [[0x09, 0x0a], [0x0c, 0x0d], SPACE] } },
  python: {
    d: { body: "\\p{Nd}" },
    w: { body: "\\p{L}\\p{N}_" },
    s: { body: "\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000" },
  },
  rust: {
    d: { body: "\\p{Nd}" },
    w: { body: "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}" },
    s: { body: "\\p{White_Space}" },
  },
  pcre: {
    h: { ranges: [[0x09, 0x09], SPACE, [0xa0, 0xa0]] },
    v: { ranges: [FEED_TO_RETURN, [0x85, 0x85]] },
    n: { ranges: [[0x0a, 0x0a]] },
  },
};

/**
 * @param {"ascii" | "go" | "python" | "rust" | "pcre"} kind
 * @param {string} letter of `\d \w \s`, of PCRE's own `\h \v \N`; upper case for everything else
 * @returns {CharacterSet}
 */
export function namedSet(kind, letter) {
  const lower = letter.toLowerCase();
  return { characters: NAMED[kind][lower], negated: letter !== lower };
}

/** `[:alpha:]` and its like: ASCII in PCRE, Go and Rust. @type {Record<string, Range[]>} */
export const POSIX = {
  alnum: [DIGITS, UPPER, LOWER],
  alpha: [UPPER, LOWER],
  ascii: [[0, 0x7f]],
  blank: [[0x09, 0x09], SPACE],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: [DIGITS],
  graph: [[0x21, 0x7e]],
  lower: [LOWER],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [TAB_TO_RETURN, SPACE],
  upper: [UPPER],
  word: WORD,
  xdigit: [DIGITS, [0x41, 0x46], [0x61, 0x66]],
};
