import { errorName } from "./error-name.js";
import { countNewRequests, recordedExchanges } from "./recorded-exchanges.js";

/**
 * Has the browser send a request later (`fetchLater`).
 *
 * @param {import("./context.js").Context} context
 */
export async function run(context) {
  const { fetchLater } = /** @type {any} */ (globalThis);
  if (!fetchLater) return { supported: false, requests: 0 };
  const before = (await recordedExchanges(context)).length;
  try {
    fetchLater(context.url, { method: "PUT", activateAfter: 0 });
  } catch (error) {
    return { supported: true, error: errorName(error), requests: 0 };
  }
  return { supported: true, requests: await countNewRequests(context, before, 1) };
}
