/**
 * @typedef {import("../catalogue/scenario.js").Outcome} Outcome
 * @typedef {import("../catalogue/scenario.js").Meaning} Meaning
 */

/** @type {Record<Outcome, string>} */
const NAMES = {
  readable: "Readable",
  opaque: "Opaque",
  "opaque-redirect": "Opaque redirect",
  blocked: "Blocked",
  probe: "Observed",
};

/** What is said of a run that is no fetch: what happened in it is told below. @type {Record<Meaning, string>} */
const OF_PROBE = { "as-it-should-be": "As it should be", hole: "A hole", broken: "Broken" };

/**
 * Says what happened and what it means in one sentence, so that the two do not seem to contradict each other.
 *
 * @param {Outcome} outcome
 * @param {Meaning | null} meaning
 * @param {object} [about]
 * @param {string} [about.name] what the outcome is called, where that tells more
 * @param {boolean | null} [about.sent] whether what is blocked had been sent
 * @param {number} [about.status] with which the server answered it
 * @returns {string}
 */
export function outcomeInWords(outcome, meaning, { name = NAMES[outcome], sent = null, status = 200 } = {}) {
  const isRefused = sent && status >= 400;
  const end = isRefused ? `, and the server answered ${status}` : "";
  if (meaning === null) return name + (end || (sent === null ? "" : sent ? ", but the server ran it" : ", never sent"));
  if (outcome === "probe") return OF_PROBE[meaning];
  if (meaning === "as-it-should-be") {
    const further = sent === null ? "" : sent ? ", though the server ran it" : ", and never sent";
    return `${name}, as it should be${end || further}`;
  }
  const words = outcomeInWords(outcome, null, { name: name[0].toLowerCase() + name.slice(1), sent, status });
  if (meaning === "hole") return `A hole: ${words}${outcome === "readable" ? ", though this page must not read" : ""}`;
  return words === "readable" ? "Broken, though readable" : `Broken: ${words}`;
}
