/**
 * Describes one request in words. Script cannot see the preflight, so without the API's record the text
 * only predicts it.
 *
 * @param {import("../../shared/api/wire-log.js").WireEntry} entry
 * @returns {{status: string, tone: "good" | "bad" | "plain", time: string, preflight: string, outcome: string}}
 */
export function describeEntry(entry) {
  return {
    status: STATUS[entry.outcome] ?? String(entry.status),
    tone: tone(entry),
    time: entry.outcome === "open" ? "" : `${Math.round(entry.milliseconds)} ms`,
    preflight: entry.exchanges.length > 0 ? "" : preflight(entry),
    outcome: isKept(entry) ? KEPT : (OUTCOMES[entry.outcome] ?? ""),
  };
}

/** @type {Partial<Record<string, string>>} */
const STATUS = { open: "…", failed: "TypeError", cancelled: "cancelled" };

/** @type {Partial<Record<string, string>>} */
const OUTCOMES = {
  failed: "Script gets a TypeError, and is told no more.",
  cancelled: "A newer search took its place.",
};

const KEPT = "304: nothing has changed, so the browser gave script the 200 that it had kept.";

/** @param {import("../../shared/api/wire-log.js").WireEntry} entry */
function isKept({ status, exchanges }) {
  return status === 200 && exchanges.at(-1)?.answer?.status === 304;
}

/** @param {import("../../shared/api/wire-log.js").WireEntry} entry */
function tone({ outcome, status }) {
  if (outcome === "failed") return "bad";
  if (outcome !== "answered" || status === null) return "plain";
  return status < 400 ? "good" : "bad";
}

/** @param {import("../../shared/api/wire-log.js").WireEntry} entry */
function preflight({ isObserved, outcome, preflight: { crossOrigin, needed, reasons } }) {
  if (isObserved && outcome === "answered") return "Nothing arrived at the API: this is from the browser’s cache.";
  if (!crossOrigin) return "Same origin: no CORS at all.";
  if (!needed) return "Simple: sent at once, without a preflight.";
  return `Preflighted, unless an earlier answer is still cached: ${reasons.join("; ")}.`;
}
