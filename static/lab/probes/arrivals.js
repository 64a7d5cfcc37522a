/**
 * What the lab's record says of this run so far: for probes of what tells a page nothing.
 *
 * @typedef {{preflight: boolean}} Arrival
 * @param {import("./context.js").Context} context
 * @returns {Promise<Arrival[]>}
 */
export async function arrivals({ run, placeholders }) {
  const response = await fetch(`${placeholders.lab}/runs/${run}`, { cache: "no-store" });
  return (await response.json()).exchanges;
}

/**
 * Waits until so many requests more have arrived, preflights included, or for `most` milliseconds.
 *
 * @param {import("./context.js").Context} context
 * @param {number} before how many there were
 * @param {number} more
 * @param {number} most
 * @returns {Promise<number>} how many more there are
 */
export async function arrived(context, before, more, most = 1000) {
  const end = performance.now() + most;
  for (;;) {
    const now = (await arrivals(context)).length - before;
    if (now >= more || performance.now() > end) return now;
    await pause(20);
  }
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
