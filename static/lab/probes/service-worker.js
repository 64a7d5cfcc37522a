import { scriptUrl } from "./context.js";
import { nameOf } from "./outcome.js";

/**
 * Tries to register the lab's script as a service worker, which no browser does.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  try {
    const registration = await navigator.serviceWorker.register(scriptUrl(url));
    await registration.unregister();
    return { outcome: "registered" };
  } catch (error) {
    return { outcome: "refused", error: nameOf(error) };
  }
}
