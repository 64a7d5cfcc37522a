import { delay } from "./delay.js";

/**
 * Fetches, and reads the resource timing entry of the request.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  await (await fetch(url)).text();
  // The entry is made a moment after the body has ended.
  await delay(50);
  const entry = /** @type {PerformanceResourceTiming | undefined} */ (performance.getEntriesByName(url).at(-1));
  if (!entry) return { entry: false };
  const { requestStart, transferSize, nextHopProtocol } = entry;
  return { entry: true, detailed: requestStart > 0 && nextHopProtocol !== "", sized: transferSize > 0 };
}
