/**
 * In what the dialects of regular expressions differ.
 *
 * @typedef {object} Dialect
 * @property {string} name
 * @property {"ascii" | "go" | "python" | "rust"} sets what `\d \w \s \b` stand for
 * @property {boolean} endBeforeLineBreak whether `$` also stands before a final line break
 * @property {string} flags the letters that `(?…)` may have
 * @property {boolean} lookAround
 * @property {boolean} backtracks has back-references, possessive quantifiers and atomic groups
 * @property {boolean} posixClasses
 * @property {"nowhere" | "outsideClasses" | "everywhere"} quotes where `\Q…\E` may stand; where it may
 *   stand everywhere, so may an `\E` alone
 * @property {string} letters that may follow a backslash
 */

/** @type {Record<import("./functions.js").DialectName, Dialect>} */
export const DIALECTS = {
  python: {
    name: "Python",
    sets: "python",
    endBeforeLineBreak: true,
    flags: "aiLmsux",
    lookAround: true,
    backtracks: true,
    posixClasses: false,
    quotes: "nowhere",
    letters: "AbBdDsSwWZafnrtvxuUN",
  },
  pcre: {
    name: "PCRE",
    sets: "ascii",
    endBeforeLineBreak: true,
    flags: "imsxnJU",
    lookAround: true,
    backtracks: true,
    posixClasses: true,
    quotes: "everywhere",
    letters: "AbBdDsSwWZzGKhHvVRXNnrtfaexocpPEgkC",
  },
  go: {
    name: "Go",
    sets: "go",
    endBeforeLineBreak: false,
    flags: "imsU",
    lookAround: false,
    backtracks: false,
    posixClasses: true,
    quotes: "outsideClasses",
    letters: "AbBdDsSwWzpPafnrtvx",
  },
  rust: {
    name: "Rust",
    sets: "rust",
    endBeforeLineBreak: false,
    flags: "imsUuxR",
    lookAround: false,
    backtracks: false,
    posixClasses: true,
    quotes: "nowhere",
    letters: "AbBdDsSwWzpPafnrtvxuU",
  },
};
