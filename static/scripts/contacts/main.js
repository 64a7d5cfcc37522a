import { checkAccess } from "../shared/api/access.js";
import { ContactsApi } from "../shared/api/contacts-api.js";
import { cookiesTooLong, unreached } from "../shared/api/failure.js";
import { forgetWireToken } from "../shared/api/wire-token.js";
import { loadConfig } from "../shared/config.js";
import { reloadWhenRestored } from "../shared/page/back-forward-cache.js";
import { OriginBar } from "../shared/page/origin-bar.js";
import { reveal } from "../shared/page/start.js";
import { find } from "../shared/ui/element.js";
import { focusAtTop } from "../shared/ui/scroll.js";
import { Notice } from "../shared/ui/notice.js";
import { FirstScreen } from "./first-screen/first-screen.js";
import { RefusedOrigin } from "./refused-origin.js";
import { setView } from "./set-view.js";
import { SignInDialog, SignInForm } from "./sign-in.js";
import { shownClient } from "./wire/shown-client.js";
import { Workspace } from "./workspace.js";

/** @typedef {import("../shared/api/contacts-api.js").Account} Account */

const notice = new Notice(find(document, "#page-notice", HTMLElement));
const waiting = find(document, ".waiting", HTMLElement);
const title = find(document, "#contacts-title", HTMLElement);
const signInView = find(document, "#sign-in-view", HTMLElement);
const signedInView = find(document, "#signed-in-view", HTMLElement);
const refusalView = find(document, "#refusal", HTMLElement);
const wirePanel = find(document, "#wire", HTMLElement);
const accountView = find(document, "#account", HTMLElement);
const signOutButton = find(document, "#sign-out", HTMLButtonElement);
const workspaceView = find(document, "#workspace", HTMLElement);

if (self.origin === "null") document.body.classList.add("sandboxed");
reloadWhenRestored();
start();

async function start() {
  notice.clear();
  try {
    await openPage(await loadConfig());
  } catch (failure) {
    notice.show(failure, { retry: start });
  } finally {
    reveal();
  }
}

/** @param {import("../shared/config.js").Config} config */
async function openPage(config) {
  const { demoAccount } = config;
  const bar = OriginBar(find(document, "#origin-bar", HTMLElement), config);
  const client = await shownClient(wirePanel, config, bar.pageOrigin.sameSite);
  const api = new ContactsApi(client);
  const firstScreen = FirstScreen(find(document, "#first-screen", HTMLElement), config);
  const workspace = Workspace(workspaceView, api);
  // The form is far down, and goes.
  const begin = (/** @type {Account} */ who) => openWorkspace(who).then(() => focusAtTop(title));
  const signInForm = SignInForm({ api, demoAccount, idPrefix: "sign-in", onSignedIn: begin });
  find(signInView, ".sign-in-slot", HTMLElement).append(signInForm);
  RefusedOrigin(refusalView, client);

  /** @type {Account | null} */
  let account = null;
  const signInDialog = SignInDialog({ api, demoAccount });
  client.signInAgain = async () => {
    const now = await signInDialog.ask();
    // Groups of another account must not be mixed with these.
    if (now && account && now.id !== account.id) location.assign("/");
    return now !== null && now.id === account?.id;
  };
  signOutButton.addEventListener("click", () => signOut(api));
  await checkSession();

  async function checkSession() {
    bar.update("asking");
    waiting.hidden = false;
    try {
      const { access, account: who } = await checkAccess(api, bar.pageOrigin);
      bar.update(access);
      waiting.hidden = true;
      showAccount(who);
      if (access !== "readable") signInView.hidden = true;
      refusalView.hidden = access !== "withheld";
      if (who && location.search !== "?first-screen") await openWorkspace(who);
      else if (!refusalView.hidden) showRefusal();
      else showFirstScreen();
      if (access === "unreached") throw unreached();
      if (access === "cookies-too-long") throw cookiesTooLong();
    } catch (failure) {
      if (accountView.hidden && refusalView.hidden) showFirstScreen();
      notice.show(failure, { retry: checkSession });
    } finally {
      waiting.hidden = true;
    }
  }

  function showRefusal() {
    setView("refusal");
    wirePanel.hidden = false;
  }

  function showFirstScreen() {
    setView("first-screen", account ? "workspace" : "first-screen");
    wirePanel.hidden = true;
    firstScreen.show();
  }

  /** @param {Account} who */
  function openWorkspace(who) {
    showAccount(who);
    setView("workspace");
    wirePanel.hidden = false;
    firstScreen.hide();
    return workspace.open();
  }

  /** @param {Account | null} who */
  function showAccount(who) {
    account = who;
    find(accountView, "#account-email", HTMLElement).textContent = who?.email ?? "";
    accountView.hidden = signedInView.hidden = who === null;
    signInView.hidden = who !== null;
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
  // The next one here may be somebody else. A page that loads anew knows nothing of what was seen and sent.
  forgetWireToken();
  location.replace("/");
}
