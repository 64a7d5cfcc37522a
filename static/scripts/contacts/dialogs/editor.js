import { find, make } from "../../shared/ui/element.js";
import { ErrorForm } from "../../shared/forms/error-form.js";
import { makeDialog } from "./dialog.js";

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [type]
 * @property {string} [hint]
 * @property {boolean} [lines] whether it takes several lines
 */

/**
 * A dialog with a form. The input stays until it is saved or the dialog is closed.
 *
 * @param {object} about
 * @param {(string | Node)[]} about.title
 * @param {string} about.action
 * @param {Field[]} about.fields
 * @param {Record<string, string | null>} about.values
 * @param {(values: Record<string, string>) => Promise<void>} about.save
 * @returns {Promise<boolean>} whether it was saved
 */
export async function edit({ title, action, fields, values, save }) {
  const { dialog, open } = makeDialog("editor-dialog");
  const rows = fields.map((field) => fieldRow(field, values[field.name]));
  find(dialog, "h2", HTMLElement).append(...title);
  find(dialog, "button[type=submit]", HTMLButtonElement).textContent = action;
  find(dialog, ".fields", HTMLElement).append(...rows);
  let saved = false;
  ErrorForm(find(dialog, "form", HTMLFormElement), async (typed) => {
    await save(typed);
    saved = true;
    dialog.close();
  });
  await open();
  return saved;
}

/** @param {Field} field @param {string | null | undefined} value */
function fieldRow({ name, label, type = "text", hint, lines = false }, value) {
  const control = lines ? make("textarea") : make("input");
  if (control instanceof HTMLInputElement) control.type = type;
  else control.rows = 4;
  control.id = `edit-${name}`;
  control.name = name;
  control.value = value ?? "";
  control.autocomplete = "off";
  const caption = make("label", { text: label });
  caption.htmlFor = control.id;
  if (hint) caption.append(make("span", { class: "hint", text: ` ${hint}` }));
  return make("div", { class: "field" }, [caption, control]);
}
