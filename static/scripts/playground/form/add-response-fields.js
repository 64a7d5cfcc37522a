import { find } from "../../shared/ui/element.js";

/**
 * Adds the fields that both responses have, from the template, before those that only one has.
 *
 * @param {HTMLElement} part the fieldset of the response
 */
export function addResponseFields(part) {
  const { content } = find(document, "template#response-fields", HTMLTemplateElement);
  const fields = document.importNode(content, true);
  for (const label of fields.querySelectorAll("label")) {
    const control = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (label.nextElementSibling);
    control.id = `${part.dataset.part}-${control.name}`;
    label.htmlFor = control.id;
  }
  find(part, ".response-fields", HTMLElement).prepend(fields);
}
