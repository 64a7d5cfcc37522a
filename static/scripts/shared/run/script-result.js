/**
 * What script saw of one request or probe.
 *
 * @typedef {object} ScriptResult
 * @property {import("../catalogue/scenario.js").Outcome} outcome
 * @property {{name: string, message: string} | null} error
 * @property {number | null} status
 * @property {string | null} type of the response
 * @property {import("../catalogue/scenario.js").Header[]} headers
 * @property {string} bodyStart
 * @property {string | null} bodyError why the body could not be read
 * @property {number} tookMs
 * @property {Record<string, unknown> | null} observations of a probe
 */

export {};
