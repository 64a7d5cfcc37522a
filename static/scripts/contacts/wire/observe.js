import { callOf } from "./call-of.js";

/**
 * @typedef {import("../../shared/api/wire-log.js").WireEntry} WireEntry
 * @typedef {import("../../shared/run/recorder.js").Exchange} Exchange
 */

/** Adds to each call of the log what the API recorded of it, as soon as the call has ended. */
export class Observer {
  /** Exchanges that were read, by number, and the calls they belong to. @type {Map<number, WireEntry | undefined>} */
  #known = new Map();
  #isReading = false;

  /**
   * @param {import("../../shared/api/wire-log.js").WireLog} log
   * @param {string} recordUrl
   */
  constructor(log, recordUrl) {
    this.log = log;
    this.recordUrl = recordUrl;
  }

  /** Begins with the next call: what the record has from before a reload is not of this page. */
  async start() {
    for (const { seq } of await this.#read().catch(() => [])) this.#known.set(seq, undefined);
    this.log.addEventListener("change", () => this.#observe());
  }

  async #observe() {
    const ended = this.#calls().filter(isUnobserved);
    if (ended.length === 0 || this.#isReading) return;
    this.#isReading = true;
    try {
      for (const exchange of await this.#read()) this.#add(exchange);
      for (const call of ended) call.isObserved = true;
    } catch {
      // The panel shows what script saw, and the next call asks again.
      for (const call of ended) call.isObserved = false;
    } finally {
      this.#isReading = false;
    }
    this.log.changed();
  }

  #calls() {
    return this.log.clicks.toReversed().flatMap(({ entries }) => entries);
  }

  /** @param {Exchange} exchange */
  #add(exchange) {
    const { seq } = exchange;
    if (!this.#known.has(seq)) this.#known.set(seq, callOf(exchange, this.#calls()));
    const call = this.#known.get(seq);
    if (!call) return;
    // What was still waiting for its response may have it.
    call.exchanges = [...call.exchanges.filter((other) => other.seq !== seq), exchange];
  }

  /** @returns {Promise<Exchange[]>} */
  async #read() {
    const answer = await fetch(this.recordUrl, { credentials: "omit", cache: "no-store" });
    return (await answer.json()).exchanges;
  }
}

/** @param {WireEntry} call */
function isUnobserved({ isMarked, outcome, isObserved }) {
  return isMarked && outcome !== "open" && isObserved === null;
}
