/**
 * Describes an outcome in a few words.
 *
 * @param {string} outcome
 * @param {unknown} cause
 * @param {boolean | null | undefined} sent
 */
export function shortOutcome(outcome, cause, sent) {
  const known = sent === null || sent === undefined ? [] : [sent ? "sent" : "never sent"];
  return [outcome === "probe" ? "observed" : outcome, ...(cause ? [String(cause)] : []), ...known].join(", ");
}
