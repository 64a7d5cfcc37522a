import { arrivals, arrived } from "./arrivals.js";

/**
 * Sends a beacon.
 *
 * @param {import("./context.js").Context} context `with.type` of the body; `with.expect`: how many requests should come
 */
export async function run(context) {
  const before = (await arrivals(context)).length;
  const queued = navigator.sendBeacon(context.url, new Blob(['{"seen":true}'], { type: context.with.type }));
  return { queued, requests: await arrived(context, before, context.with.expect) };
}
