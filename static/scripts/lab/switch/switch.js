/**
 * The types of the switch on the wire.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").Scenario} Scenario
 * @typedef {import("../../shared/catalogue/scenario.js").Step} Step
 * @typedef {import("../../shared/run/runner.js").Report} Report
 *
 * @typedef {object} Consequence what the switch does, where that is not whether the page reads
 * @property {string} words such as "the cookie goes along"
 * @property {(after: Report) => boolean} holds whether it came so
 * @property {boolean} isNeutral it neither mends nor breaks anything
 *
 * @typedef {object} Switch the steps of the run with the one thing changed that decided
 * @property {string} label
 * @property {Step[]} steps
 * @property {Consequence} [then]
 */

export {};
