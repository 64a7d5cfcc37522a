/** Words that say nothing about a run. */
const SMALL_WORDS = new Set(
  "a about an and are as at be been being by can cannot could did do does for from get gets got had has have how i if in is it its me my no not of on or so that the this to was we were what when where which why will with".split(
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
];

/**
 * The words of a query that say something about a run: "aren't" says as little as "not".
 *
 * @param {string} query
 * @returns {string[]} in lower case
 */
export function wordsOf(query) {
  const all = query.toLowerCase().replaceAll("’", "'").split(/\s+/).map(bare);
  return all.filter((word) => word && !SMALL_WORDS.has(word) && !word.endsWith("n't"));
}

/** @param {string} word without the marks around it and without the possessive s */
function bare(word) {
  return word.replace(/^["'(,;:!?]+|["'),;:!?]+$/g, "").replace(/'s$/, "");
}

/** @param {string} word @returns {string[]} the texts of which one is enough: its stem, and words that mean the same */
export function alternativesOf(word) {
  const stem = stemOf(word);
  const same = SAME.filter(([first]) => stemOf(first) === stem || first === word).flat();
  return [stem, ...same.filter((one) => one !== word)];
}

/** Who looks for cookies finds a cookie, and who looks for sending what is sent. @param {string} word */
function stemOf(word) {
  const stem = word.replace(/(ing|ied|ies|ed|s)$/, "");
  return stem.length > 3 && stem !== word ? stem : word;
}
