import { checkAccess } from "../shared/api/access.js";
import { Client } from "../shared/api/client.js";
import { ContactsApi } from "../shared/api/contacts-api.js";
import { cookiesTooLong, Failure, unreached } from "../shared/api/failure.js";
import { WireLog } from "../shared/api/wire-log.js";
import { forgetWireToken } from "../shared/api/wire-token.js";
import { reloadWhenRestored } from "../shared/page/back-forward-cache.js";
import { describeOrigin } from "../shared/page/origin-description.js";
import { reveal, startPage } from "../shared/page/start.js";
import { find } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { PasswordForm } from "./password-form.js";
import { Sessions } from "./sessions.js";

const notice = new Notice(find(document, "#page-notice", HTMLElement));
const signedIn = find(document, "#signed-in", HTMLElement);
const signedOut = find(document, "#signed-out", HTMLElement);

reloadWhenRestored();
const config = await startPage(notice);
if (config) {
  const api = new ContactsApi(new Client(config.apiOrigin, new WireLog()));
  const sessions = Sessions(signedIn, api);
  find(signedIn, "#sign-out", HTMLButtonElement).addEventListener("click", () => signOut(api));
  PasswordForm(find(signedIn, "#change-password", HTMLFormElement), { api, onChanged: sessions.load });
  await show(api, sessions, describeOrigin(config, self.origin, location.hostname));
  reveal();
}

/**
 * @param {ContactsApi} api
 * @param {{load: () => Promise<void>}} sessions
 * @param {import("../shared/page/origin-description.js").OriginDescription} pageOrigin
 */
async function show(api, sessions, pageOrigin) {
  try {
    const { access, account } = await checkAccess(api, pageOrigin);
    if (access === "unreached") throw unreached();
    if (access === "cookies-too-long") throw cookiesTooLong();
    if (access !== "readable") throw new Failure({ status: null, problem: null, reason: "TypeError" });
    signedOut.hidden = account !== null;
    signedIn.hidden = account === null;
    if (!account) return;
    find(signedIn, "#account-name", HTMLElement).textContent = account.email;
    find(signedIn, "[name=username]", HTMLInputElement).value = account.email;
    await sessions.load();
  } catch (failure) {
    notice.show(failure, { retry: () => show(api, sessions, pageOrigin) });
  }
}

/** @param {ContactsApi} api */
async function signOut(api) {
  notice.clear();
  try {
    await api.signOut();
  } catch (failure) {
    notice.show(failure, { retry: () => signOut(api) });
    return;
  }
  // The next one here may be somebody else.
  forgetWireToken();
  signedIn.remove();
  signedOut.hidden = false;
  find(signedOut, "a", HTMLAnchorElement).focus();
}
