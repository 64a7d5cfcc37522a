import { breakable } from "./breakable.js";

/** More characters would get too small on a phone. */
const LONGEST = 40;

/**
 * Keeps a value, such as an origin or the name of a header, on one line: where there is little room it gets smaller.
 * One that is too long for that breaks before its port rather than within.
 *
 * @template {HTMLElement} T
 * @param {T} el with the value as its text
 * @returns {T}
 */
export function whole(el) {
  const text = el.textContent ?? "";
  const isShort = text.length <= LONGEST;
  el.classList.toggle("whole", isShort);
  el.style.setProperty("--length", String(text.length));
  if (!isShort) el.replaceChildren(...breakable(text));
  return el;
}
