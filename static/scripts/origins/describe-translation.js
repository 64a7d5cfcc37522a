/**
 * Describes what became of the expression.
 *
 * @typedef {import("./matcher/functions.js").MatcherFunction} MatcherFunction
 * @typedef {import("./matcher/translate.js").Translated} Translated
 */

/** @param {Translated} translated @returns {string} the expression as a literal of JavaScript */
export function asLiteral({ source, flags }) {
  return `/${source}/${flags}`;
}

/**
 * @param {MatcherFunction} matcherFunction
 * @param {string} origin that took too long
 * @returns {string[]}
 */
export function describeRunaway({ hang = "" }, origin) {
  const shown = origin.length > 80 ? `${origin.slice(0, 77)}…` : origin;
  return [`The expression was stopped: it came to no end on Origin: ${shown}`, hang];
}
