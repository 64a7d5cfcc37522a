/**
 * What an outcome means for the people whose server it is.
 *
 * @typedef {import("./scenario.js").Meaning} Meaning
 *
 * @typedef {object} Facts
 * @property {boolean} isHostile whether the page that asked is not meant to get in
 * @property {boolean} reads whether the page read what the server answered
 * @property {boolean} changes whether the server carried out a request that changes something
 * @property {boolean} isRefused whether the page did not get what it asked for
 */

/** @param {Facts} facts @returns {Meaning} */
export function meaningOf({ isHostile, reads, changes, isRefused }) {
  if (isHostile) return reads || changes ? "hole" : "as-it-should-be";
  return isRefused ? "broken" : "as-it-should-be";
}

/** Pages that no server of this set-up means to let in, where no story says otherwise. */
const NEVER_FRIENDS = ["evil", "look-alike", "null"];

/**
 * Whether the page of a composition is not meant to get in.
 *
 * @param {Pick<import("./composition.js").Composition, "from" | "hostile">} composition
 */
export function isHostile({ from, hostile = NEVER_FRIENDS.includes(from) }) {
  return hostile;
}

/**
 * Whether a request that arrived has changed something.
 *
 * @param {string} method
 * @param {number | undefined} status with which the server answered
 */
export function hasChanged(method, status = 0) {
  return !isSafe(method) && status >= 200 && status < 400;
}

/**
 * The methods that change nothing: https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
 *
 * @param {string} method
 */
export function isSafe(method) {
  return ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method.toUpperCase());
}
