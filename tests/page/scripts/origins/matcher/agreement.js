import { translate } from "../../../../../static/scripts/origins/matcher/translate.js";

/**
 * How a translation departs from what the real function says.
 *
 * @param {string} id
 * @param {string} expression
 * @param {string[]} origins
 * @param {boolean[] | null} real one for each origin; null when the function refuses the expression
 * @returns {string[]}
 */
export function disagreements(id, expression, origins, real) {
  const translated = translate(id, expression);
  const name = `${id} ${JSON.stringify(expression)}`;
  if (!translated.ok) {
    return translated.by === "engine" && real !== null ? [`${name}: taken, not refused: ${translated.reason}`] : [];
  }
  if (real === null) return [`${name}: refused, not ${translated.source}`];
  const matcher = new RegExp(translated.source, translated.flags);
  const wrong = origins.filter((origin, i) => matcher.test(origin) !== real[i]);
  return wrong.map((origin) => `${name} as ${matcher}: wrong on ${JSON.stringify(origin)}`);
}

/** A sequence of numbers below 1 that is always the same. @param {number} seed */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const PARTS = [
  "a",
  "b",
  "x",
  ".",
  "-",
  ":",
  "/",
  "\\.",
  "\\d",
  "\\w",
  "\\s",
  "\\W",
  "\\b",
  "^",
  "$",
  "[a-z]",
  "[^.]",
  "[\\w.-]",
  "com",
  "https",
  "//",
  "example",
];
const REPEATS = ["", "", "", "", "*", "+", "?", "{2}", "{1,2}", "*?", "++"];
/** A group with no bound would make expressions that run away. */
const REPEATS_OF_GROUPS = ["", "", "?", "{2}", "{1,2}", "?+"];

/** An expression made by chance. @param {() => number} random @param {number} [depth] @returns {string} */
export function randomExpression(random, depth = 0) {
  const pick = (/** @type {string[]} */ from) => from[Math.floor(random() * from.length)];
  const count = 1 + Math.floor(random() * 4);
  const items = Array.from({ length: count }, () => {
    const inner = depth < 2 && random() < 0.3;
    if (!inner) return pick(PARTS) + pick(REPEATS);
    const open = pick(["(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:"]);
    return `${open}${randomExpression(random, depth + 1)})${pick(REPEATS_OF_GROUPS)}`;
  });
  const sequence = items.join("");
  return random() < 0.2 ? `${sequence}|${pick(PARTS)}` : sequence;
}
