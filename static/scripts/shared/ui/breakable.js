import { make } from "./element.js";

/**
 * Text that breaks at these places where it has to: an origin before its port, if not said otherwise.
 *
 * @param {string} text
 * @param {RegExp} [places]
 * @returns {Node[]}
 */
export function breakable(text, places = /(?=:\d)/) {
  return text.split(places).flatMap((part, i) => [...(i > 0 ? [make("wbr")] : []), document.createTextNode(part)]);
}
