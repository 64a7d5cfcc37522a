import { make } from "../ui/element.js";

/**
 * A list of names and their values.
 *
 * @param {[name: string, value: string | Node][]} pairs
 */
export function pairList(pairs) {
  const items = pairs.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", {}, [value])]);
  return make("dl", { class: "pairs" }, items);
}
