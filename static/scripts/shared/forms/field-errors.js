import { make } from "../ui/element.js";

/**
 * Shows each message beside the field of its name, and moves the focus to the first such field.
 * Returns the messages that have no field.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} messages
 * @returns {string[]}
 */
export function showFieldErrors(form, messages) {
  clearFieldErrors(form);
  /** @type {HTMLElement[]} */
  const marked = [];
  const unplacedErrors = [];
  for (const [name, message] of Object.entries(messages)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLElement) marked.push(mark(field, message));
    else unplacedErrors.push(`${name}: ${message}`);
  }
  marked[0]?.focus();
  return unplacedErrors;
}

/** @param {HTMLFormElement} form */
export function clearFieldErrors(form) {
  for (const error of form.querySelectorAll(".field-error")) error.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

/** @param {HTMLElement} field @param {string} message */
function mark(field, message) {
  const error = make("p", { class: "field-error", text: message, id: `${field.id}-error` });
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", error.id);
  field.after(error);
  return field;
}
