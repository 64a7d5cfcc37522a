import { delay } from "./delay.js";

/**
 * What the lab has recorded of this run so far, for probes whose page is told nothing.
 *
 * @typedef {{preflight: boolean}} RecordedExchange
 * @param {import("./context.js").Context} context
 * @returns {Promise<RecordedExchange[]>}
 */
export async function recordedExchanges(context) {
  return (await record(context)).exchanges;
}

/**
 * @param {import("./context.js").Context} context
 * @returns {Promise<{exchanges: RecordedExchange[], rememberedMs: number}>}
 */
async function record({ run, placeholders }) {
  const response = await fetch(`${placeholders.lab}/runs/${run}`, { cache: "no-store" });
  return response.json();
}

/**
 * Waits until the server has recorded so many new requests, preflights included, or until the time is over.
 *
 * @param {import("./context.js").Context} context
 * @param {number} before how many were recorded before
 * @param {number} expected how many new ones to wait for
 * @param {number} [timeout] in milliseconds
 * @returns {Promise<number | string>} how many new ones there are, unless the lab has forgotten that
 */
export async function countNewRequests(context, before, expected, timeout = 1000) {
  const start = performance.now();
  for (;;) {
    const { exchanges, rememberedMs } = await record(context);
    const waited = performance.now() - start;
    if (rememberedMs < waited) return "not known any more";
    const count = exchanges.length - before;
    if (count >= expected || waited > timeout) return count;
    await delay(20);
  }
}
