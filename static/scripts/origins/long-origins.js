/**
 * Long values of an Origin header, on which expressions with a choice in a repetition run away.
 * Anybody can send them: an attacker needs no browser.
 *
 * @param {string} source of the expression in JavaScript
 * @returns {string[]}
 */
export function longOrigins(source) {
  const starts = new Set(["", "http://", "https://", literalStart(source)]);
  return [...starts].flatMap((start) => REPEATED.map((text) => `${start}${text.repeat(TIMES)}!`));
}

const REPEATED = ["a", "0", "-", ".", "a.", "a-", "A"];

/** Two to this power is too many tries, three such loops within each other are not. */
const TIMES = 50;

/** The text that the expression starts with. @param {string} source */
function literalStart(source) {
  const found = /^\^?(?:\(\?:)?((?:\\[/.-]|[A-Za-z0-9:/-])*)([*?{]?)/.exec(source);
  const text = (found?.[1] ?? "").replaceAll("\\", "");
  return found?.[2] ? text.slice(0, -1) : text;
}
