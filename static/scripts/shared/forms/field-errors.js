import { make } from "../ui/element.js";

/**
 * Shows each message beside the field of its name, and moves the focus to the first such field of the form, in
 * whatever order the messages are. Returns the messages that have no field.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} messages
 * @returns {string[]}
 */
export function showFieldErrors(form, messages) {
  clearFieldErrors(form);
  const unplacedErrors = [];
  for (const [name, message] of Object.entries(messages)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLElement) mark(field, message);
    else unplacedErrors.push(`${name}: ${message}`);
  }
  const first = form.querySelector("[aria-invalid]");
  if (first instanceof HTMLElement) first.focus();
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
}
