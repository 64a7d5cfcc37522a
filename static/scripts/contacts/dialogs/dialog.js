import { find, fromTemplate } from "../../shared/ui/element.js";

/**
 * Creates a dialog from a template. It is in the document only while it is open. Its `.cancel`
 * button and Escape close it.
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
