/**
 * Names the clicks of the log after what the person did last.
 *
 * @param {import("../../shared/api/wire-log.js").WireLog} log
 */
export function nameClicks(log) {
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
