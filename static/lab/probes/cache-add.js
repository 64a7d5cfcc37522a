import { errorName } from "./error-name.js";

/**
 * Adds a response to a cache of the page (`Cache.add`).
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ run: name, url }) {
  const cache = await caches.open(name);
  try {
    await cache.add(url);
    return { outcome: "added" };
  } catch (error) {
    return { outcome: "failed", error: errorName(error) };
  } finally {
    await caches.delete(name);
  }
}
