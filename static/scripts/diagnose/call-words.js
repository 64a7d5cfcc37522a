import { statusOf } from "../shared/judge/case.js";
import { firstSentence } from "../shared/logic/sentences.js";
import { outcomeInWords } from "../shared/report/outcome-words.js";

/**
 * @typedef {import("./explanation.js").Call} Call
 * @typedef {"broken" | "as-it-should-be" | undefined} Meaning as the style sheet of the lab's runs has it
 */

/** @param {Call} call @returns {{badge: string, meaning: Meaning, sentence: string}} */
export function callInWords({ state, title, missing, verdict, doubts, case: asked }) {
  if (state === "passes") return passes(verdict, doubts);
  if (state === "undecided") {
    return { badge: "Not known yet", meaning: undefined, sentence: `What you pasted does not have ${missing}.` };
  }
  if (state === "invalid") {
    return { badge: "Never sent", meaning: "broken", sentence: `fetch() throws before it asks anybody: ${missing}.` };
  }
  const status = statusOf(asked.hops[verdict?.hop ?? 0]);
  const badge = outcomeInWords("blocked", null, { sent: verdict?.sent ?? false, status });
  return { badge, meaning: "broken", sentence: verdict?.fix ? firstSentence(verdict.fix.why) : `${title}.` };
}

/** @param {Call["verdict"]} verdict @param {Call["doubts"]} doubts */
function passes(verdict, doubts) {
  /** @type {Meaning} */
  const meaning = "as-it-should-be";
  if (verdict?.outcome === "opaque") {
    const sentence = "The request is sent, but in no-cors mode script sees neither status nor body.";
    return { badge: "Opaque", meaning, sentence };
  }
  if (verdict?.outcome === "opaque-redirect") {
    return { badge: "Opaque redirect", meaning, sentence: "The redirect is not followed, as asked." };
  }
  const sentence = "Nothing stands in the way: the browser hands the answer to script.";
  return { badge: "Readable", meaning, sentence: [sentence, ...doubts].join(" ") };
}

/** @param {Call} call @returns {string} method and URL, as far as the paste has them */
export function callName(call) {
  const { url, method } = call.case.request;
  return `${method} ${isExample(call, url) ? addressInWords(call, new URL(url)).path : url}`;
}

/** @param {Call} call @param {URL} url @returns {{host: string, path: string}} as far as the paste has them */
export function addressInWords(call, url) {
  const { host, href, pathname, search } = url;
  const path = pathname + search;
  return isExample(call, href)
    ? { host: "your API", path: path === "/" ? "(address not known)" : path }
    : { host, path };
}

/** @param {Call} call @param {string} url */
function isExample({ standIns }, url) {
  return standIns.some(({ value }) => url.startsWith(value));
}

/** @param {Call} call @returns {boolean} whether the paste says which page it is */
export function isPageKnown({ standIns, case: { pageOrigin } }) {
  return standIns.every(({ value }) => value !== pageOrigin);
}

/** @param {string} text a URL @returns {string} without what makes it long */
export function shortUrl(text) {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
