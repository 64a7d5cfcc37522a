import { pageKey } from "../../shared/catalogue/origins.js";
import { ROLE_NAMES } from "../../shared/page/origin-description.js";
import { withValues } from "../../shared/ui/code.js";
import { find } from "../../shared/ui/element.js";

/** @param {HTMLFormElement} form @param {import("../../shared/config.js").Config} config */
export function offerOrigins(form, config) {
  const from = config.origins.map(({ origin, role }) => option(ROLE_NAMES[role], pageKey(role) ?? "", origin));
  find(form, "#from", HTMLSelectElement).replaceChildren(...from, option("a sandboxed frame", "null", "null"));
  const lab = config.lab ?? { origin: "", thirdOrigin: "" };
  const to = [
    option("a server on the app’s site", "lab", lab.origin),
    option("a server on another site", "third", lab.thirdOrigin),
  ];
  find(form, "#to", HTMLSelectElement).replaceChildren(...to);
}

/** @param {string} name @param {string} key @param {string} origin is shown below the list */
function option(name, key, origin) {
  const made = new Option(name, key);
  made.dataset.origin = origin;
  return made;
}

/** The whole origin is too long for a list of this width. @param {HTMLFormElement} form */
export function showOrigins(form) {
  for (const select of form.querySelectorAll("#from, #to")) {
    if (!(select instanceof HTMLSelectElement)) continue;
    const origin = withValues(select.selectedOptions[0]?.dataset.origin ?? "");
    find(form, `#${select.id}-origin`, HTMLElement).replaceChildren(...origin);
  }
}
