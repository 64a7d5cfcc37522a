import { find, fromTemplate } from "../../shared/ui/element.js";

/**
 * A dialog from a template, on the page only while it is open. Its `.cancel`
 * button closes it, as Escape does.
 *
 * @param {string} template
 */
export function makeDialog(template) {
  const dialog = /** @type {HTMLDialogElement} */ (fromTemplate(template));
  find(dialog, ".cancel", HTMLButtonElement).addEventListener("click", () => dialog.close());

  /** @returns {Promise<string>} resolves once it is closed, with its return value */
  function open() {
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue);
      });
    });
  }

  return { dialog, open };
}
