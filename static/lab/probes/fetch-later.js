import { arrivals, arrived } from "./arrivals.js";
import { nameOf } from "./outcome.js";

/**
 * Leaves a request to the browser, to be sent soon.
 *
 * @param {import("./context.js").Context} context
 */
export async function run(context) {
  const { fetchLater } = /** @type {any} */ (globalThis);
  if (!fetchLater) return { supported: false, requests: 0 };
  const before = (await arrivals(context)).length;
  try {
    fetchLater(context.url, { method: "PUT", activateAfter: 0 });
  } catch (error) {
    return { supported: true, error: nameOf(error), requests: 0 };
  }
  return { supported: true, requests: await arrived(context, before, 1) };
}
