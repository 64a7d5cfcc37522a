import { make } from "../shared/ui/element.js";
import { callInWords, callName, shortUrl } from "./call-words.js";

/** So many are shown until somebody asks for all. */
const SHOWN_FIRST = 30;

/**
 * The calls and the messages of a paste, the broken ones first. One of them is chosen.
 *
 * @param {import("./explanation.js").Explanation} explanation
 * @param {number} chosen
 * @param {(index: number) => void} onChoose
 */
export function CallList({ calls, messages }, chosen, onChoose) {
  const items = [
    ...calls.map((call) => ({
      ...callInWords(call),
      words: shortUrl(callName(call)),
      title: call.title,
    })),
    ...messages.map(({ causes, values }) => ({
      badge: "Console message",
      meaning: /** @type {const} */ ("broken"),
      words: values.url ?? "",
      title: causes[0]?.title ?? "No CORS message was found",
    })),
  ];
  const list = make("ul", { class: "calls" });
  const shown = Math.max(SHOWN_FIRST, chosen + 1);
  list.append(...items.slice(0, shown).map(item));
  if (items.length <= shown) return [list];
  const more = make("button", { class: "quiet", text: `Show all ${items.length}`, type: "button" });
  more.addEventListener("click", () => {
    list.append(...items.slice(shown).map((one, i) => item(one, shown + i)));
    more.remove();
    list.querySelectorAll("button")[shown]?.focus();
  });
  return [list, more];

  /** @param {typeof items[number]} about @param {number} index */
  function item({ badge, meaning, words, title }, index) {
    const parts = [make("strong", { class: "badge", text: badge }), make("code", { text: words })];
    if (title) parts.push(make("span", { class: "hint", text: title }));
    const button = make("button", { class: "call", type: "button" }, parts);
    if (meaning) button.dataset.meaning = meaning;
    if (index === chosen) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => onChoose(index));
    return make("li", {}, [button]);
  }
}
