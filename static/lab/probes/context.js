/**
 * What a probe is given.
 *
 * @typedef {object} Context
 * @property {string} run the id of the run
 * @property {Record<string, any>} with the options of the step
 * @property {Record<string, string>} placeholders the origins by their names in the catalogue
 * @property {string} url the URL of the step's recipe
 */

// A file of types alone is a module only if it exports something.
export {};
