import { countNewRequests, recordedExchanges } from "./recorded-exchanges.js";

/**
 * Sends a beacon.
 *
 * @param {import("./context.js").Context} context `with.type`: of the body; `with.expect`: how many requests are expected
 */
export async function run(context) {
  const before = (await recordedExchanges(context)).length;
  const queued = navigator.sendBeacon(context.url, new Blob(['{"seen":true}'], { type: context.with.type }));
  return { queued, requests: await countNewRequests(context, before, context.with.expect) };
}
