/** Words that say nothing about a run. */
const SMALL_WORDS = new Set(
  "a about an and are as at be been being by can cannot could did do does for from get gets got had has have how i if in is it its just me my no not of on only or so still that the this to was we were what when where which why will with work works working".split(
    " ",
  ),
);

/** Words of which the texts of the lab may have another one. */
const SAME = [
  ["without", "no ", "not ", "omit", "never"],
  ["lost", "lose", "missing", "not sent", "not come", "leaves them out", "no cookie", "and yet not", "omit"],
  ["session", "cookie", "signed in"],
  ["login", "sign in", "signed in", "session"],
  ["logged", "signed", "session"],
  ["credential", "cookie"],
  ["auth", "credential"],
  ["token", "authorization"],
  ["bearer", "authorization"],
  ["sent", "send"],
  ["block", "refus", "stop"],
  ["reject", "refus", "stop"],
  ["den", "refus", "stop"],
  ["forbidden", "403", "refus"],
  ["wildcard", "star", "*"],
  ["asterisk", "star", "*"],
  ["options", "preflight"],
  ["subdomain", "sibling"],
  ["domain", "site", "origin"],
  ["iframe", "frame"],
  ["picture", "image"],
  ["ajax", "fetch", "xhr"],
  ["axios", "fetch", "xhr"],
  ["attacker", "stranger", "malicious"],
  ["different", "another", "other"],
  ["production", "environment"],
  ["regex", "expression", "pattern"],
  ["regexp", "expression", "pattern"],
  ["executed", "carried out", "did what it asks"],
  ["duplicate", "twice"],
  ["access-control-allow-origin", "acao"],
  ["access-control-allow-credentials", "acac"],
  ["access-control-allow-methods", "acam"],
  ["access-control-allow-headers", "acah"],
];

/** Of a longer query only the beginning is looked at. */
export const LONGEST_QUERY = 300;

/**
 * The words of a query that say something about a run: "aren't" says as little as "not".
 *
 * @param {string} query
 * @returns {string[]} in lower case
 */
export function wordsOf(query) {
  const beginning = query.slice(0, LONGEST_QUERY).toLowerCase().replaceAll("’", "'");
  const all = new Set(beginning.split(/\s+/).map(bare));
  return [...all].filter((word) => word && !SMALL_WORDS.has(word) && !word.endsWith("n't"));
}

/** @param {string} word without the marks around it and without the possessive s */
function bare(word) {
  return word.replace(/^["'(,;:!?]+|["'),;:!?]+$/g, "").replace(/'s$/, "");
}

/** How well a text fits a word: it has the word in one of its forms, another one that means the same, or a longer one. */
const WHOLE = 3;
const SAME_MEANING = 2;
const BEGINNING = 1;

/** Where a word begins and ends, and what may stand at its end. */
const BEGIN = "(?<![\\p{L}\\p{N}])";
const END = "(?![\\p{L}\\p{N}])";
const ENDINGS = "(?:e|y|s|ie|es|ies|ied|ed|ing)";

/**
 * @param {string} word
 * @returns {(text: string) => number} how well a text fits it; 0: not at all
 */
export function fitOf(word) {
  const same = sameAs(word).map((one) => BEGIN + escaped(one.trim()));
  const fits = /** @type {[number, RegExp][]} */ ([
    [WHOLE, new RegExp(formsOf(word), "iu")],
    ...same.map((one) => [SAME_MEANING, new RegExp(one, "iu")]),
    [BEGINNING, new RegExp(beginningOf(word), "iu")],
  ]);
  return (text) => fits.find(([, finds]) => finds.test(text))?.[0] ?? 0;
}

/** @param {string} query @returns {(text: string) => number} 1 for a text that has it as it is */
export function fitOfWhole(query) {
  const plain = (/** @type {string} */ text) => text.toLowerCase().replaceAll("’", "'");
  return (text) => Number(plain(text).includes(plain(query)));
}

/** @param {string} first @param {string} second @returns {RegExp} finds them beside each other */
export function besideEachOther(first, second) {
  return new RegExp(`${formsOf(first)}[^\\p{L}\\p{N}]+${formsOf(second)}`, "iu");
}

/** @param {string[]} words @returns {RegExp} finds each word that stands for one of them, to its end */
export function anyOf(words) {
  const all = words.flatMap((word) => [beginningOf(word), ...sameAs(word).map((one) => BEGIN + escaped(one.trim()))]);
  return new RegExp(`((?:${all.join("|")})\\p{L}*)`, "iu");
}

/** Who looks for cookies finds a cookie, and who looks for stopping finds what is stopped. @param {string} word */
function formsOf(word) {
  const stem = stemOf(word);
  return `${BEGIN}${escaped(stem)}${escaped(stem.slice(-1))}?${ENDINGS}?${END}`;
}

/** @param {string} word */
function beginningOf(word) {
  const stem = stemOf(word);
  return BEGIN + escaped(stem) + (stem.length < 3 ? END : "");
}

/** @param {string} word @returns {string[]} */
function sameAs(word) {
  const stem = stemOf(word);
  return SAME.filter(([first]) => first === word || stemOf(first) === stem).flatMap(([, ...others]) => others);
}

/** @param {string} word */
function stemOf(word) {
  const stem = word.replace(new RegExp(`${ENDINGS}$`), "").replace(/([bdgmnprt])\1$/, "$1");
  return stem.length < 3 ? word : stem;
}

/**
 * What finds a text in a regular expression with the flags i and u. A hyphen may be a space or left out, and so may
 * the beginning that all headers of CORS have.
 *
 * @param {string} text
 */
function escaped(text) {
  const [, prefix = "", rest] = /^(access-control-)?(.*)$/s.exec(text) ?? ["", "", text];
  const plain = rest.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("-", "[ -]?");
  return (prefix && `(?:${prefix})?`) + plain;
}
