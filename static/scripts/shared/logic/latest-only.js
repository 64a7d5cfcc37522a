/**
 * Runs the latest of a series of tasks. It aborts the older ones, and drops their results if they
 * arrive all the same.
 */
export class LatestOnly {
  /** @type {AbortController | null} */
  #running = null;

  /**
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} task
   * @returns {Promise<{superseded: true} | {superseded: false, value: T}>}
   */
  async run(task) {
    this.cancel();
    const mine = new AbortController();
    this.#running = mine;
    try {
      const value = await task(mine.signal);
      return mine.signal.aborted ? { superseded: true } : { superseded: false, value };
    } catch (failure) {
      if (mine.signal.aborted) return { superseded: true };
      throw failure;
    }
  }

  cancel() {
    this.#running?.abort();
    this.#running = null;
  }
}
