import { find, isolated, make } from "../../shared/ui/element.js";
import { describeEntry } from "./describe-entry.js";

/**
 * One message of a click and what came of it.
 *
 * @typedef {{method: string, status: string, tone: "good" | "bad" | "plain"}} Message
 */

/**
 * The line that stays in sight where the wire is far below: what the newest click sent and what was answered.
 *
 * @param {HTMLElement} el
 */
export function LastCall(el) {
  const label = find(el, ".label", HTMLElement);
  const messages = find(el, ".messages", HTMLElement);
  return { show };

  /** @param {import("../../shared/api/wire-log.js").Click | undefined} click */
  function show(click) {
    label.replaceChildren(isolated(click?.label ?? "Nothing was sent yet"));
    messages.replaceChildren(...(click?.entries ?? []).flatMap(messagesOf).flatMap(shown));
  }
}

/** @param {Message} message */
function shown({ method, status, tone }) {
  return [
    make("code", { class: "method", text: method }),
    document.createTextNode(" "),
    make("span", { class: `status ${tone}`, text: status }),
    document.createTextNode(" "),
  ];
}

/** @param {import("../../shared/api/wire-log.js").WireEntry} entry @returns {Message[]} */
function messagesOf(entry) {
  const { method, outcome, isObserved, exchanges } = entry;
  const preflights = exchanges.filter(({ preflight }) => preflight);
  const { status, tone } = describeEntry(entry);
  const wasSent = outcome !== "failed" || preflights.length === 0 || preflights.length < exchanges.length;
  const isCached = isObserved && outcome === "answered" && exchanges.length === 0;
  return [
    ...preflights.map(preflight),
    { method, status: wasSent ? (isCached ? `${status} from the cache` : status) : "never sent", tone },
  ];
}

/** @param {import("../../shared/run/recorder.js").Exchange} exchange @returns {Message} */
function preflight({ request: { method }, answer }) {
  if (answer?.status === undefined) return { method, status: "no permission", tone: "bad" };
  return { method, status: String(answer.status), tone: answer.status < 300 ? "good" : "bad" };
}
