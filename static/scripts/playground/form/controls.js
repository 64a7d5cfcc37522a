import { make } from "../../shared/ui/element.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @param {HTMLElement} part @returns {Control[]} */
function controls(part) {
  return [...part.querySelectorAll("input, textarea, select")].map((element) => /** @type {Control} */ (element));
}

/** @param {HTMLElement} part @param {string} name @returns {Control} */
export function control(part, name) {
  const found = controls(part).find((one) => one.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

/** @param {HTMLElement} part @returns {any} the values by name, the usual ones for fields that are not there */
export function values(part) {
  const empty = { how: "answer", body: "", to: "", redirectStatus: "302" };
  return { ...empty, ...Object.fromEntries(controls(part).map(({ name, value }) => [name, value])) };
}

/** Values of the fields that are folded away, unless somebody asks for another. */
const USUAL = ["", "cors", "follow", "default", "302"];

/** @param {HTMLElement} part @param {Record<string, string>} fields */
export function fill(part, fields) {
  for (const one of controls(part)) {
    // The field in which a person types stays as it is.
    if (one === document.activeElement || !(one.name in fields)) continue;
    const isNew = one instanceof HTMLSelectElement && ![...one.options].some(({ value }) => value === fields[one.name]);
    if (isNew) one.append(new Option(fields[one.name]));
    one.value = fields[one.name];
    const details = one.closest("details");
    if (details && !USUAL.includes(one.value)) details.open = true;
  }
}

/**
 * Says below a field what is no problem but good to know.
 *
 * @param {HTMLElement} part
 * @param {string} name of the field
 * @param {string} key what it says, to tell whether it is shown already; empty: nothing
 * @param {Node[]} content
 */
export function showRemark(part, name, key, content) {
  const field = control(part, name);
  const id = `${field.id}-remark`;
  const shown = document.getElementById(id);
  if ((shown?.dataset.key ?? "") === key) return;
  shown?.remove();
  field.removeAttribute("aria-describedby");
  if (!key) return;
  const remark = make("div", { class: "hint remark", id }, content);
  remark.dataset.key = key;
  field.after(remark);
  field.setAttribute("aria-describedby", id);
}

/** @param {HTMLElement} part @param {Record<string, string>} problems @returns {string} the first problem, and where it is */
export function firstProblem(part, problems) {
  const field = controls(part).find(({ name }) => problems[name]);
  if (!field) return "";
  const where = [part.querySelector("legend")?.textContent, field.labels?.[0]?.textContent].filter(Boolean);
  return `${where.join(", ")}: ${problems[field.name]}`;
}

/** @param {HTMLElement} part @param {Record<string, string>} problems */
export function showProblems(part, problems) {
  const how = part.querySelector('[name="how"]');
  if (how instanceof HTMLSelectElement) {
    part.querySelector(".response-fields")?.toggleAttribute("hidden", !["answer", "truncate"].includes(how.value));
  }
  for (const one of controls(part)) {
    const problem = problems[one.name] ?? "";
    const id = `${one.id}-error`;
    const shown = document.getElementById(id);
    if (shown && shown.textContent === problem) continue;
    shown?.remove();
    one.removeAttribute("aria-invalid");
    if (!problem) continue;
    one.after(make("p", { class: "field-error", text: problem, id }));
    one.closest("details")?.setAttribute("open", "");
    one.setAttribute("aria-invalid", "true");
    one.setAttribute("aria-errormessage", id);
  }
}
