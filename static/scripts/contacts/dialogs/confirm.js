import { find } from "../../shared/ui/element.js";
import { ErrorForm } from "../../shared/forms/error-form.js";
import { makeDialog } from "./dialog.js";

/**
 * Asks for confirmation and then runs the action. The dialog stays open if the action fails.
 *
 * @param {object} about
 * @param {string} about.title
 * @param {(string | Node)[]} about.text
 * @param {string} about.action
 * @param {() => Promise<void>} about.act
 * @returns {Promise<boolean>} whether it was done
 */
export async function confirmAndDo({ title, text, action, act }) {
  const { dialog, open } = makeDialog("confirm-dialog");
  find(dialog, "h2", HTMLElement).textContent = title;
  find(dialog, ".question", HTMLElement).append(...text);
  find(dialog, "button[type=submit]", HTMLButtonElement).textContent = action;
  let done = false;
  ErrorForm(find(dialog, "form", HTMLFormElement), async () => {
    await act();
    done = true;
    dialog.close();
  });
  await open();
  return done;
}
