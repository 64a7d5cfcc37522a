import { countInWords } from "../shared/logic/count.js";
import { find, make } from "../shared/ui/element.js";
import { isSeen, scrollToStart } from "../shared/ui/scroll.js";
import { CallList } from "./call-list.js";
import { callInWords } from "./call-words.js";
import { Facts } from "./facts.js";
import { formatInWords } from "./formats.js";

/**
 * @typedef {import("./explanation.js").Explanation} Explanation
 * @typedef {import("./explanation.js").Settings} Settings
 *
 * @typedef {object} Shown
 * @property {Explanation} explanation
 * @property {typeof import("./call-view.js").callView} callView
 * @property {typeof import("./message-view.js").messageView} messageView
 * @property {Settings} settings
 * @property {number} chosen
 * @property {boolean} isCutOff whether the end of the paste is missing
 */

/**
 * What there is to say about a paste: what was recognised, the calls, the facts, and one call.
 *
 * @param {HTMLElement} el
 * @param {object} about
 * @param {(cause: string) => boolean} about.inLab
 * @param {Parameters<typeof Facts>[2]} about.onSet
 * @param {(index: number) => void} about.onChoose
 */
export function Result(el, { inLab, onSet, onChoose }) {
  const part = (/** @type {string} */ name) => find(el, `.${name}`, HTMLElement);

  /** @param {Shown} shown @returns {Promise<void> | undefined} of what is still to come */
  function show({ explanation, callView, messageView, settings, chosen, isCutOff }) {
    const { calls, messages } = explanation;
    const call = calls[chosen];
    const message = messages[chosen - calls.length];
    const focused = document.activeElement?.id;
    part("recognised").replaceChildren(...recognised(explanation, isCutOff));
    const isList = calls.length + messages.length > 1;
    part("call-list").hidden = !isList;
    part("call-list").replaceChildren(heading("Calls"), ...(isList ? CallList(explanation, chosen, onChoose) : []));
    part("taken").hidden = call === undefined;
    part("taken").replaceChildren(heading("About your call"), ...(call ? facts(call, settings) : []));
    part("diagnosis").dataset.meaning = call ? (callInWords(call).meaning ?? "") : "broken";
    const ofMessage = !call && message ? messageView(message, inLab) : null;
    part("diagnosis").replaceChildren(...(call ? callView(call, inLab) : (ofMessage?.parts ?? nothing())));
    el.hidden = false;
    if (focused?.startsWith("fact-")) document.getElementById(focused)?.focus();
    return ofMessage?.ready;
  }

  /** @param {import("./explanation.js").Call} call @param {Settings} settings */
  function facts(call, settings) {
    const hint = "Change what is wrong here, and the answer changes with it.";
    return [make("p", { class: "hint", text: hint }), Facts(call, settings, onSet)];
  }

  return {
    show,
    clear: () => {
      el.hidden = true;
    },
    /** Unless what is said first can be seen already. The focus stays where the person has it. */
    bringIntoSight: () => {
      const first = part("diagnosis").firstElementChild;
      if (first instanceof HTMLElement && !isSeen(first)) scrollToStart(el);
    },
    focusCall: () => part("diagnosis").querySelector("h2")?.focus(),
  };
}

/** @param {string} text */
function heading(text) {
  return make("h2", { text });
}

/** @param {Explanation} explanation @param {boolean} isCutOff */
function recognised({ recognised, unconcerned, cancelled, remarks }, isCutOff) {
  const items = recognised.map((found) => make("li", { class: "chip", text: formatInWords(found) }));
  const more = [
    ...(unconcerned > 0
      ? [`${countInWords(of(unconcerned))} left out: CORS has no part in pages, images and the page’s own origin.`]
      : []),
    ...(cancelled > 0 ? [`${countInWords(of(cancelled))} left out: the page or the person cancelled it.`] : []),
    ...(isCutOff ? ["The file ends in the middle; what comes before that was read."] : []),
    ...remarks,
  ];
  return [
    heading("Recognised"),
    make("ul", { class: "formats" }, items),
    ...more.map((text) => make("p", { class: "hint", text })),
  ];
}

/** @param {number} count @returns {Parameters<typeof countInWords>[0]} */
function of(count) {
  return { shown: count, noun: ["request", "requests"] };
}

function nothing() {
  const words = "There is no call between origins in it, so CORS has no part in it.";
  return [make("div", { class: "card banner" }, [heading("Nothing to mend"), make("p", { text: words })])];
}

/** The whole of it in a sentence. @param {Explanation} explanation */
export function inOneSentence({ calls, messages }) {
  const broken = calls.filter(({ state }) => state === "blocked" || state === "invalid").length;
  const counted = countInWords({ shown: calls.length, noun: ["call", "calls"] });
  const told =
    messages.length > 0
      ? ` ${countInWords({ shown: messages.length, noun: ["console message", "console messages"] })}.`
      : "";
  return calls.length > 0 ? `${counted}, ${broken} broken.${told}` : told.trim();
}
