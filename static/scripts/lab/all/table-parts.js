import { make } from "../../shared/ui/element.js";

/**
 * Parts of a table that narrow screens show as cards. The roles keep it a table for screen readers.
 */

/** @param {Node[]} cells */
export function tableRow(cells) {
  return withRole("row", make("tr", {}, cells));
}

/** @param {Node[]} children */
export function rowHead(children) {
  const head = withRole("rowheader", make("th", {}, children));
  head.scope = "row";
  return head;
}

/**
 * @param {string} label of its column, shown where there is no room for columns
 * @param {Node[]} children
 */
export function cell(label, children) {
  const td = withRole("cell", make("td", {}, children));
  td.dataset.label = label;
  return td;
}

/**
 * @template {HTMLElement} T
 * @param {string} role
 * @param {T} el
 * @returns {T}
 */
export function withRole(role, el) {
  el.setAttribute("role", role);
  return el;
}
