import { find, isolated, make } from "../../shared/ui/element.js";
import { describeEntry } from "./describe-entry.js";

/**
 * Shows the requests of each click as script sees them, the newest click first.
 *
 * @param {HTMLElement} el
 * @param {import("../../shared/api/wire-log.js").WireLog} log
 */
export function WirePanel(el, log) {
  const list = find(el, ".clicks", HTMLElement);
  const empty = find(el, ".empty", HTMLElement);
  find(el, "button", HTMLButtonElement).addEventListener("click", () => log.clear());

  let drawn = false;
  function update() {
    if (drawn) return;
    drawn = true;
    requestAnimationFrame(() => {
      drawn = false;
      const clicks = log.clicks.filter(({ entries }) => entries.length > 0);
      list.replaceChildren(...clicks.map(click));
      empty.hidden = clicks.length > 0;
    });
  }

  log.addEventListener("change", update);
  nameClicks(log);
  update();
}

/** @param {import("../../shared/api/wire-log.js").Click} about */
function click({ label, entries }) {
  return make("li", { class: "click" }, [
    make("h3", {}, [isolated(label)]),
    make("ol", { class: "entries" }, entries.map(entry)),
  ]);
}

/** @param {import("../../shared/api/wire-log.js").WireEntry} about */
function entry(about) {
  const words = describeEntry(about);
  const line = make("p", { class: "request-line" }, [
    make("code", { class: "method", text: about.method }),
    make("code", { class: "path", text: about.path }),
    make("span", { class: "result" }, [
      make("span", { class: `status ${words.tone}`, text: words.status }),
      make("span", { class: "time", text: words.time }),
    ]),
  ]);
  const item = make("li", { class: "entry" }, [line, make("p", { class: "preflight", text: words.preflight })]);
  if (words.outcome) item.append(make("p", { class: "outcome", text: words.outcome }));
  if (about.headers.length > 0) item.append(headers(about.headers));
  return item;
}

/** @param {[string, string][]} visible */
function headers(visible) {
  const rows = visible.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })]);
  const count = visible.length === 1 ? "1 response header" : `${visible.length} response headers`;
  return make("details", {}, [make("summary", { text: `${count} script can see` }), make("dl", {}, rows)]);
}

/**
 * Names the clicks of the log after what the person did last.
 *
 * @param {import("../../shared/api/wire-log.js").WireLog} log
 */
function nameClicks(log) {
  document.addEventListener(
    "click",
    ({ target }) => {
      const control = target instanceof Element ? target.closest("button, a") : null;
      if (control?.textContent) log.begin(control.textContent.trim());
    },
    true,
  );
  document.addEventListener(
    "input",
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "search") {
        log.begin(`${target.labels?.[0]?.textContent ?? "Search"}: “${target.value}”`);
      }
    },
    true,
  );
  addEventListener("popstate", () => log.begin("Back or forward"), true);
}
