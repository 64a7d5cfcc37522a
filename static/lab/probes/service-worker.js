import { errorName } from "./error-name.js";
import { trustedScriptUrl } from "./trusted-script-url.js";

/**
 * Tries to register the lab's script as a service worker, which no browser does.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  try {
    const registration = await navigator.serviceWorker.register(trustedScriptUrl(url));
    await registration.unregister();
    return { outcome: "registered" };
  } catch (error) {
    return { outcome: "refused", error: errorName(error) };
  }
}
