/** Longer texts make addresses that programs cut off. */
const LONGEST_TEXT = 3000;

/** @param {string} text @returns {string} this page's address with the message in it */
export function decodeAddress(text) {
  return text && text.length <= LONGEST_TEXT ? `/decode?${new URLSearchParams({ text })}` : "/decode";
}

/** @param {string} cause */
export function scenarioLink(cause) {
  return `/lab?${new URLSearchParams({ scenario: cause })}`;
}

/**
 * The playground with the cause's scenario, and what the message names put into it.
 *
 * @param {string} cause
 * @param {import("./decode.js").Values} values
 */
export function playgroundLink(cause, { method, header }) {
  const query = new URLSearchParams({ scenario: cause });
  if (method) query.set("method", method);
  if (header && !/^access-control-/i.test(header)) query.set("header", header);
  return `/playground?${query}`;
}
