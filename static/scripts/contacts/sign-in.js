import { find, fromTemplate } from "../shared/ui/element.js";
import { makeDialog } from "./dialogs/dialog.js";
import { ErrorForm } from "../shared/forms/error-form.js";

/**
 * @typedef {import("../shared/api/contacts-api.js").Account} Account
 * @typedef {import("../shared/api/contacts-api.js").ContactsApi} ContactsApi
 * @typedef {import("../shared/config.js").Config} Config
 */

/**
 * The sign-in form, filled in with the demo account if there is one.
 *
 * @param {object} about
 * @param {ContactsApi} about.api
 * @param {Config["demoAccount"]} about.demoAccount
 * @param {string} about.idPrefix
 * @param {(account: Account) => void} about.onSignedIn
 */
export function SignInForm({ api, demoAccount, idPrefix, onSignedIn }) {
  const form = /** @type {HTMLFormElement} */ (fromTemplate("sign-in-form"));
  for (const field of form.querySelectorAll("input")) {
    field.id = `${idPrefix}-${field.name}`;
    find(form, `label[data-for=${field.name}]`, HTMLLabelElement).htmlFor = field.id;
  }
  const email = find(form, "[name=email]", HTMLInputElement);
  const password = find(form, "[name=password]", HTMLInputElement);

  const errorForm = ErrorForm(form, async (values) => {
    onSignedIn(await api.signIn(values.email, values.password));
    reset();
  });

  function reset() {
    errorForm.clear();
    email.value = demoAccount?.email ?? "";
    password.value = demoAccount?.password ?? "";
    find(form, ".demo-hint", HTMLElement).hidden = demoAccount === null;
  }

  reset();
  return form;
}

/**
 * A dialog to sign in again. The page behind it stays as it is.
 *
 * @param {object} about
 * @param {ContactsApi} about.api
 * @param {Config["demoAccount"]} about.demoAccount
 */
export function SignInDialog({ api, demoAccount }) {
  /** @type {Promise<Account | null> | null} */
  let asking = null;

  async function open() {
    /** @type {Account | null} */
    let signedIn = null;
    const { dialog, open } = makeDialog("sign-in-dialog");
    const form = SignInForm({
      api,
      demoAccount,
      idPrefix: "again",
      onSignedIn(account) {
        signedIn = account;
        dialog.close();
      },
    });
    find(dialog, ".sign-in-slot", HTMLElement).append(form);
    await open();
    return signedIn;
  }

  return {
    /** @returns {Promise<Account | null>} null when the person would not */
    ask() {
      asking ??= open().finally(() => (asking = null));
      return asking;
    },
  };
}
