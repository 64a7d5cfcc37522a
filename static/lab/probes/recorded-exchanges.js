import { delay } from "./delay.js";

/**
 * What the lab has recorded of this run so far, for probes whose page is told nothing.
 *
 * @typedef {{preflight: boolean}} RecordedExchange
 * @param {import("./context.js").Context} context
 * @returns {Promise<RecordedExchange[]>}
 */
export async function recordedExchanges({ run, placeholders }) {
  const response = await fetch(`${placeholders.lab}/runs/${run}`, { cache: "no-store" });
  return (await response.json()).exchanges;
}

/**
 * Waits until the server has recorded so many new requests, preflights included, or until the time is over.
 *
 * @param {import("./context.js").Context} context
 * @param {number} before how many were recorded before
 * @param {number} expected how many new ones to wait for
 * @param {number} [timeout] in milliseconds
 * @returns {Promise<number>} how many new ones there are
 */
export async function countNewRequests(context, before, expected, timeout = 1000) {
  const end = performance.now() + timeout;
  for (;;) {
    const count = (await recordedExchanges(context)).length - before;
    if (count >= expected || performance.now() > end) return count;
    await delay(20);
  }
}
