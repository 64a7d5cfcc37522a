import { make } from "../../shared/ui/element.js";
import { breakable } from "../../shared/ui/breakable.js";
import { describeEntry } from "./describe-entry.js";
import { recordedView } from "./recorded-view.js";
import { shortIds } from "./short-ids.js";

/**
 * One request: a line, and below it what was recorded or, without a record, what is predicted.
 *
 * @param {import("../../shared/api/wire-log.js").WireEntry} about
 * @param {{apiHost: string, sameSite: boolean}} where
 */
export function EntryView(about, where) {
  const line = make("summary", { class: "request-line" });
  const body = make("div");
  const details = make("details", {}, [line, body]);
  details.open = true;
  const el = make("li", { class: "entry" }, [details]);
  let shown = "";
  return { el, update, close: () => (details.open = false) };

  /** Draws it anew if it has changed: whoever reads it or has closed it is not to lose their place. */
  function update() {
    const { outcome, isObserved, exchanges } = about;
    const state = JSON.stringify([outcome, isObserved, exchanges.map(({ seq, answer }) => [seq, answer !== null])]);
    if (state === shown) return;
    shown = state;
    const words = describeEntry(about);
    el.dataset.tone = words.tone;
    line.replaceChildren(
      make("code", { class: "method", text: about.method }),
      make("code", { class: "path" }, breakable(shortIds(about.path), /(?<=[/?&])/)),
      make("span", { class: "result" }, [
        make("span", { class: `status ${words.tone}`, text: words.status }),
        make("span", { class: "time", text: words.time }),
      ]),
    );
    body.replaceChildren(
      // Beside the status that script got, which is not always that of the drawing.
      ...[words.preflight, words.outcome].filter(Boolean).map((text) => make("p", { class: "outcome", text })),
      ...(exchanges.length > 0 ? recordedView(about, where) : []),
      ...(about.headers.length > 0 ? [headers(about.headers)] : []),
    );
  }
}

/** @param {[string, string][]} visible */
function headers(visible) {
  const pairs = visible.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })]);
  const count = visible.length === 1 ? "1 response header" : `${visible.length} response headers`;
  return make("details", {}, [make("summary", { text: `${count} script can see` }), make("dl", {}, pairs)]);
}
