import { find } from "../shared/ui/element.js";

/** @typedef {"first-screen" | "refusal" | "workspace"} View */

/**
 * Shows one of the views of the page.
 *
 * @param {View} view
 * @param {View} [next] remembered for the first paint of the next visit
 */
export function setView(view, next = view) {
  document.documentElement.dataset.view = view;
  find(document, "#contacts-title", HTMLElement).hidden = view !== "workspace";
  try {
    localStorage.setItem("view", next);
  } catch {
    // A sandboxed page has no storage.
  }
}
