import { postToOwnOrigin } from "../api/own-origin.js";

/**
 * @typedef {"readable" | "opaque" | "opaque-redirect" | "blocked" | "incomplete"} JudgedOutcome
 * @typedef {{code: string | null, message: string | null}} ConsoleMessage
 * @typedef {{message: "preflight" | "response", header?: string, status?: true}} Decisive the header or the status that decided
 *
 * @typedef {{stack: string, title: string, documentation?: string, code: string}} CodeOfStack with the documentation that it follows, where nobody has run it
 *
 * @typedef {object} Fix
 * @property {string} why
 * @property {import("../catalogue/scenario.js").Header[]} headers that the answer must carry
 * @property {{origins: string[], methods: string[], headers: string[], credentials: boolean, exposes: string[], maxAge: number} | null} policy
 * @property {CodeOfStack[]} snippets the policy as code for each stack
 * @property {string} [client] the request as the page should make it
 * @property {{why: string, client: string, snippets: CodeOfStack[]}} [proxy] the way for who cannot change the server
 *
 * @typedef {object} Verdict
 * @property {JudgedOutcome} outcome
 * @property {string | null} cause
 * @property {string | null} title of the cause
 * @property {Decisive | null} decisive
 * @property {number} hop
 * @property {{needed: boolean, because: string[], titles: string[], method: string | null, headers: string | null}} preflight
 * @property {boolean} sent
 * @property {string[]} exposedHeaders
 * @property {string} [missing]
 * @property {{clause: string, link: string, step: string, found: string, passed: boolean}[]} trace
 * @property {Record<import("../catalogue/scenario.js").Engine, ConsoleMessage | null>} says
 * @property {Fix | null} fix
 * @property {{cause: string, title: string, hop: number, decisive: Decisive | null, why: string}[]} faults everything that stands in the way
 */

/**
 * Asks the judge for its verdict.
 *
 * @param {import("./case.js").Case | null} judgeCase
 * @returns {Promise<Verdict | null>} null when there is nothing to judge or nobody to do it
 */
export async function judge(judgeCase) {
  return judgeCase && postToOwnOrigin("/judge/verdict", judgeCase).catch(() => null);
}
