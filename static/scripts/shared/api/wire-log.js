/**
 * Keeps the requests of the page and what script saw of the responses, grouped by click.
 *
 * @typedef {object} WireEntry
 * @property {string} method
 * @property {string} path
 * @property {boolean} isMarked whether the API is asked to record it
 * @property {import("./preflight.js").Prediction} preflight
 * @property {number | null} status null while open, and when script saw no answer
 * @property {"open" | "answered" | "failed" | "cancelled"} outcome
 * @property {[string, string][]} headers those script can see
 * @property {number} startedAt as `performance.now()` has it
 * @property {number} milliseconds
 * @property {import("../run/recorder.js").Exchange[]} exchanges what the API recorded of it
 * @property {boolean | null} isObserved whether the API's record was read after it had ended; null: not yet tried
 *
 * @typedef {object} Click
 * @property {string} label
 * @property {WireEntry[]} entries
 */

const MAX_CLICKS = 20;
const MAX_ENTRIES = 30;

export class WireLog extends EventTarget {
  /** @type {Click[]} newest first */
  clicks = [];

  /** @param {string} label what the person did */
  begin(label) {
    const newest = this.clicks[0];
    if (newest?.entries.length === 0) newest.label = label;
    else this.clicks.unshift({ label, entries: [] });
    this.clicks.length = Math.min(this.clicks.length, MAX_CLICKS);
  }

  /** @param {WireEntry} entry the caller goes on to fill it in, and says `changed` */
  add(entry) {
    if (this.clicks.length === 0) this.begin("Open the page");
    const { entries } = this.clicks[0];
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) entries.shift();
    this.changed();
  }

  clear() {
    this.clicks = [];
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
