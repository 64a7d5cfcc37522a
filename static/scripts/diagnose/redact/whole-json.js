import { brackets } from "./brackets.js";

/**
 * The part of a JSON text that is whole, when its end was cut off: up to the last item of a list or an object that
 * is complete, with the brackets that are open after it closed.
 *
 * @param {string} text
 * @returns {string | null} null when nothing is whole
 */
export function wholePart(text) {
  /** @type {string[]} */
  const open = [];
  /** Where something ended last, and how many brackets were open then. @type {{end: number, open: number} | null} */
  let last = null;
  for (const [at, bracket] of brackets(text)) {
    if (bracket === "{") open.push("}");
    else if (bracket === "[") open.push("]");
    else {
      if (open.pop() !== bracket) return null;
      last = { end: at + 1, open: open.length };
    }
  }
  // Since then none was closed.
  return last && text.slice(0, last.end) + open.slice(0, last.open).toReversed().join("");
}
