/**
 * Headers that nobody knows, and those that are on the wrong side.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").Header} Header
 * @typedef {{name: string, meant: string}} Misspelt
 */

const OF_ANSWERS = [
  "Access-Control-Allow-Origin",
  "Access-Control-Allow-Credentials",
  "Access-Control-Allow-Methods",
  "Access-Control-Allow-Headers",
  "Access-Control-Expose-Headers",
  "Access-Control-Max-Age",
];
const OTHERS_OF_ANSWERS = ["Vary", "Timing-Allow-Origin", "Cross-Origin-Resource-Policy", "Cache-Control", "Location"];
const OF_BROWSERS = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];
const OF_REQUESTS = ["Content-Type", "Authorization", "Accept", "X-Requested-With", "If-Match", "If-None-Match"];

/** @param {Header[]} headers of an answer @returns {Misspelt[]} */
export function misspeltInAnswer(headers) {
  return misspelt(headers, [...OF_ANSWERS, ...OTHERS_OF_ANSWERS]);
}

/** @param {Header[]} headers of a request @returns {Misspelt[]} */
export function misspeltInRequest(headers) {
  return misspelt(
    headers.filter(([name]) => !isOneOf(name, OF_ANSWERS)),
    OF_REQUESTS,
  );
}

/** @param {Header[]} headers of a request @returns {string} what is to be said about those that a server sends */
export function wrongSideInRequest(headers) {
  const wrong = headers.map(([name]) => name).filter((name) => isOneOf(name, OF_ANSWERS));
  if (wrong.length === 0) return "";
  return `${wrong.join(", ")}: the server says this, not the page. On a request it only causes a preflight.`;
}

/** @param {Header[]} headers @param {string[]} known */
function misspelt(headers, known) {
  const names = [...new Set(headers.map(([name]) => name))];
  return names
    .filter((name) => !isOneOf(name, known) && !isOneOf(name, OF_BROWSERS))
    .map((name) => ({ name, meant: nearest(name.toLowerCase(), known) }))
    .filter(({ meant }) => meant !== "");
}

/** @param {string} lower @param {string[]} known @returns {string} empty when none is near */
function nearest(lower, known) {
  // Nobody but CORS has names that begin so.
  const farthest = lower.startsWith("access-control-") ? Infinity : lower.length > 6 ? 2 : 1;
  const [best] = known
    .map((name) => ({ name, changes: changesBetween(lower, name.toLowerCase()) }))
    .sort((a, b) => a.changes - b.changes);
  return best.changes <= farthest ? best.name : "";
}

/** @param {string} name @param {string[]} known */
function isOneOf(name, known) {
  return known.some((one) => one.toLowerCase() === name.toLowerCase());
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). @param {string} a @param {string} b */
function changesBetween(a, b) {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const here = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      here.push(Math.min(replaced, above[j] + 1, here[j - 1] + 1));
    }
    above = here;
  }
  return above[b.length];
}
