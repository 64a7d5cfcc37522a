import { postToOwnOrigin } from "../shared/api/own-origin.js";

/**
 * @typedef {object} Values what a message names
 * @property {string} [url]
 * @property {string} [redirectedFrom]
 * @property {string} [target]
 * @property {string} [origin]
 * @property {string} [method]
 * @property {string} [header]
 * @property {string} [value]
 * @property {number} [status]
 *
 * @typedef {{id: string, title: string, why: string}} Candidate
 *
 * @typedef {object} Decoded
 * @property {boolean} isCors
 * @property {import("../shared/catalogue/scenario.js").Engine | null} engine
 * @property {string | null} code
 * @property {Candidate[]} causes the likeliest first
 * @property {Values} values
 * @property {string} [notCors] what it is about instead, by its id
 * @property {string | null} note
 * @property {(Decoded & {line: string})[]} [more] the other messages of the text, each with its line
 */

/** The most bytes that the decoder reads of a text. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * @param {string} text a console message, or a log with one; of a longer text the start counts
 * @param {AbortSignal} signal
 * @returns {Promise<Decoded>}
 */
export function decodeMessage(text, signal) {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MOST_BYTES));
  return postToOwnOrigin("/judge/decode", { text: text.slice(0, read) }, signal);
}
