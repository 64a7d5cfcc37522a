/**
 * Describes one request in words. Script cannot see the preflight, so the text only predicts it.
 *
 * @param {import("../../shared/api/wire-log.js").WireEntry} entry
 * @returns {{status: string, tone: "good" | "bad" | "plain", time: string, preflight: string, outcome: string}}
 */
export function describeEntry(entry) {
  return {
    status: STATUS[entry.outcome] ?? String(entry.status),
    tone: tone(entry),
    time: entry.outcome === "open" ? "" : `${Math.round(entry.milliseconds)} ms`,
    preflight: preflight(entry),
    outcome: OUTCOMES[entry.outcome] ?? "",
  };
}

/** @type {Partial<Record<string, string>>} */
const STATUS = { open: "…", opaque: "opaque", failed: "TypeError", cancelled: "cancelled" };

/** @type {Partial<Record<string, string>>} */
const OUTCOMES = {
  opaque: "There is an answer, but in no-cors mode script sees neither status nor body.",
  failed: "Script is told no more than that.",
  cancelled: "A newer search took its place.",
};

/** @param {import("../../shared/api/wire-log.js").WireEntry} entry */
function tone({ outcome, status }) {
  if (outcome === "failed") return "bad";
  if (outcome !== "answered" || status === null) return "plain";
  return status < 400 ? "good" : "bad";
}

/** @param {import("../../shared/api/wire-log.js").WireEntry} entry */
function preflight({ preflight: { crossOrigin, needed, reasons } }) {
  if (!crossOrigin) return "Same origin: no CORS at all.";
  if (!needed) return "Simple: sent at once, without a preflight.";
  return `Preflighted, unless an earlier answer is still cached: ${reasons.join("; ")}.`;
}
