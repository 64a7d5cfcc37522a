import { loadConfig } from "../config.js";
import { find } from "../ui/element.js";
import { describeOrigin } from "./origin-description.js";

/**
 * Loads the configuration, with which every page starts, and shows where the page is if not on the app's
 * origin.
 *
 * @param {import("../ui/notice.js").Notice} notice
 * @returns {Promise<import("../config.js").Config | null>} null when there is none to be had, which the notice says
 */
export async function startPage(notice) {
  try {
    const config = await loadConfig();
    const { role, name } = describeOrigin(config, self.origin, location.hostname);
    if (role !== "app") find(document, ".site-header", HTMLElement).dataset.origin = `on ${name}`;
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
