import { checkAccess } from "../api/access.js";
import { Client } from "../api/client.js";
import { ContactsApi } from "../api/contacts-api.js";
import { WireLog } from "../api/wire-log.js";
import { loadConfig } from "../config.js";
import { find } from "../ui/element.js";
import { OriginBar } from "./origin-bar.js";
import { siteNav } from "./site-nav.js";

/**
 * Shows the navigation and the origin bar, with which every page starts.
 *
 * @param {import("../ui/notice.js").Notice} notice
 * @returns {Promise<import("../config.js").Config | null>} null when there is none to be had, which the notice says
 */
export async function startPage(notice) {
  siteNav(find(document, "#site-nav", HTMLElement));
  try {
    const config = await loadConfig();
    const bar = OriginBar(find(document, "#origin-bar", HTMLElement), config);
    showAccess(bar, config);
    return config;
  } catch (failure) {
    notice.show(failure, { retry: () => location.reload() });
    reveal();
    return null;
  }
}

/** Shows the page. Call it when the content has its place, so that nothing moves after that. */
export function reveal() {
  document.body.classList.remove("loading");
}

/**
 * @param {{pageOrigin: import("./origin-description.js").OriginDescription, update: (access: import("./access-explanation.js").Access) => void}} bar
 * @param {import("../config.js").Config} config
 */
async function showAccess(bar, { apiOrigin }) {
  const api = new ContactsApi(new Client(apiOrigin, new WireLog()));
  try {
    bar.update((await checkAccess(api, bar.pageOrigin.sameSite)).access);
  } catch {
    bar.update("unreached");
  }
}
