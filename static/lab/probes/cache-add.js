import { nameOf } from "./outcome.js";

/**
 * Puts an answer into a cache of the page's own.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ run: name, url }) {
  const cache = await caches.open(name);
  try {
    await cache.add(url);
    return { outcome: "added" };
  } catch (error) {
    return { outcome: "failed", error: nameOf(error) };
  } finally {
    await caches.delete(name);
  }
}
