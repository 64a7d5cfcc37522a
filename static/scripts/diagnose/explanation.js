import { postToOwnOrigin } from "../shared/api/own-origin.js";

/**
 * The answer of `POST /judge/explain`.
 *
 * @typedef {object} Values what a console message names
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
 * @typedef {object} Decoded the meaning of a console message
 * @property {boolean} isCors
 * @property {import("../shared/catalogue/scenario.js").Engine | null} engine
 * @property {string | null} code
 * @property {Candidate[]} causes the likeliest first
 * @property {Values} values
 * @property {string} [notCors] what it is about instead, by its id
 * @property {string | null} note
 * @property {(Decoded & {line: string})[]} [more] the other messages of the text, each with its line
 *
 * @typedef {"set" | "given" | "inferred" | "assumed"} Basis
 * @typedef {{value: string, outcome: string, cause: string | null, title: string | null, also?: string[]}} Otherwise
 * @typedef {{name: string, value: string, basis: Basis, because: string, otherwise?: Otherwise[]}} Fact
 *
 * @typedef {object} Call
 * @property {string | null} format
 * @property {"passes" | "blocked" | "undecided" | "invalid"} state
 * @property {string | null} cause
 * @property {string | null} title
 * @property {string | null} missing
 * @property {boolean} hasCookie whether what was pasted has a Cookie that went along
 * @property {Fact[]} facts
 * @property {{value: string, standsFor: string}[]} standIns what in the case is an example, because the paste does not have it
 * @property {import("../shared/judge/case.js").Case} case
 * @property {import("../shared/judge/judge.js").Verdict | null} verdict
 * @property {{engine: import("../shared/catalogue/scenario.js").Engine, outcome: string, cause: string | null}[]} engines
 * @property {Decoded | null} message
 * @property {import("../shared/judge/judge.js").Fix | null} expected
 * @property {string[]} notes
 * @property {string[]} doubts what would block it, where it passes because of what is only taken to be so
 *
 * @typedef {object} Explanation
 * @property {{format: string, count: number}[]} recognised
 * @property {Call[]} calls the broken ones first
 * @property {Decoded[]} messages those that belong to none of the calls
 * @property {number} unconcerned
 * @property {number} cancelled
 * @property {string[]} remarks
 *
 * @typedef {Partial<Record<"pageOrigin" | "credentials" | "mode" | "method" | "url" | "engine", string>>} Settings the facts that the visitor sets
 */

/** The most bytes that the server takes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What is pasted is too long, whatever was taken out of it. */
export class TooLong extends Error {}

/**
 * @param {string} text without secrets
 * @param {Settings} settings
 * @param {AbortSignal} signal
 * @returns {Promise<Explanation>}
 */
export function explain(text, settings, signal) {
  // In JSON no character of a text is shorter than in UTF-8.
  if (text.length > MOST_BYTES || new TextEncoder().encode(JSON.stringify(text)).length > MOST_BYTES - 4096) {
    throw new TooLong();
  }
  return postToOwnOrigin("/judge/explain", { text, ...settings }, signal);
}
