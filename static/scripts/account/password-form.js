import { ErrorForm } from "../shared/forms/error-form.js";
import { find } from "../shared/ui/element.js";

/**
 * The form that changes the password.
 *
 * @param {HTMLFormElement} form
 * @param {object} about
 * @param {import("../shared/api/contacts-api.js").ContactsApi} about.api
 * @param {() => void} about.onChanged
 */
export function PasswordForm(form, { api, onChanged }) {
  const changed = find(document, "#password-changed", HTMLElement);
  ErrorForm(form, async (values) => {
    changed.textContent = "";
    await api.changePassword({ current: values.current, new: values.new });
    for (const field of form.querySelectorAll("input[type=password]")) {
      if (field instanceof HTMLInputElement) field.value = "";
    }
    changed.textContent = "The password was changed, and all other sessions have ended.";
    onChanged();
  });
}
