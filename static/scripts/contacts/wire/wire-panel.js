import { find, isolated, make } from "../../shared/ui/element.js";
import { EntryView } from "./entry-view.js";
import { LastCall } from "./last-call.js";
import { nameClicks } from "./name-clicks.js";

/** @typedef {import("../../shared/api/wire-log.js").WireEntry} WireEntry */

/** When a call is shown although it is under way. Before, it would move what is below once it is drawn. */
const SOON_MS = 2500;

/**
 * Shows the requests of each click, the newest click first. Those of the newest are open.
 *
 * @param {HTMLElement} el
 * @param {import("../../shared/api/wire-log.js").WireLog} log
 * @param {{apiHost: string, sameSite: boolean, isRecorded: boolean}} about
 */
export function WirePanel(el, log, { isRecorded, ...where }) {
  const lastCall = LastCall(find(document, "#last-call", HTMLElement));
  const list = find(el, ".clicks", HTMLElement);
  const empty = find(el, ".empty", HTMLElement);
  const hint = find(el, "header + .hint", HTMLElement);
  const leftOut = find(el, ".left-out", HTMLElement);
  /** @type {WeakMap<WireEntry, ReturnType<typeof EntryView>>} */
  const views = new WeakMap();
  /** @type {import("../../shared/api/wire-log.js").Click | undefined} */
  let newest;
  if (isRecorded) {
    find(el, "h2", HTMLElement).textContent = "The wire, as the API recorded it";
    hint.textContent = "Preflights too, which script never sees.";
    leftOut.hidden = false;
  }
  find(el, "button", HTMLButtonElement).addEventListener("click", () => log.clear());

  let drawn = false;
  function update() {
    if (drawn) return;
    drawn = true;
    requestAnimationFrame(() => {
      drawn = false;
      const clicks = log.clicks.filter(({ entries }) => entries.some(isShown));
      if (log.clicks.some(({ entries }) => !entries.every(isShown))) setTimeout(update, SOON_MS);
      if (clicks[0] !== newest) for (const entry of newest?.entries ?? []) views.get(entry)?.close();
      newest = clicks[0];
      lastCall.show(newest);
      list.replaceChildren(...clicks.map(click));
      empty.hidden = clicks.length > 0;
    });
  }

  log.addEventListener("change", update);
  nameClicks(log);
  update();

  /** @param {import("../../shared/api/wire-log.js").Click} about */
  function click({ label, entries }) {
    return make("li", { class: "click" }, [
      make("h3", {}, [isolated(label)]),
      make("ol", { class: "entries" }, entries.filter(isShown).map(entry)),
    ]);
  }

  /** @param {WireEntry} about */
  function isShown({ isMarked, isObserved, startedAt }) {
    return !isRecorded || !isMarked || isObserved !== null || performance.now() - startedAt > SOON_MS;
  }

  /** @param {WireEntry} about */
  function entry(about) {
    const view = views.get(about) ?? EntryView(about, where);
    views.set(about, view);
    view.update();
    return view.el;
  }
}
