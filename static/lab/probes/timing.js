import { pause } from "./arrivals.js";

/**
 * Fetches, and asks the browser how long the parts of it took.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  await (await fetch(url)).text();
  // The entry is made a moment after the body has ended.
  await pause(50);
  const entry = /** @type {PerformanceResourceTiming | undefined} */ (performance.getEntriesByName(url).at(-1));
  if (!entry) return { entry: false };
  const { requestStart, transferSize, nextHopProtocol } = entry;
  return { entry: true, told: requestStart > 0 && nextHopProtocol !== "", sized: transferSize > 0 };
}
