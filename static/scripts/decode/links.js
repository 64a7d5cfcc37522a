/** Some programs cut off longer addresses. */
const MAX_TEXT_LENGTH = 3000;

/** @param {string} text @returns {string} this page's address with the message in it */
export function decodeAddress(text) {
  return text && text.length <= MAX_TEXT_LENGTH ? `/decode?${new URLSearchParams({ text })}` : "/decode";
}

/** @param {string} cause */
export function scenarioLink(cause) {
  return `/lab?${new URLSearchParams({ scenario: cause })}`;
}

/**
 * The link to the playground with the scenario of the cause, and with the values that the message names.
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
