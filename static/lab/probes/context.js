/**
 * What a probe is told, and what it may say.
 *
 * @typedef {object} Context
 * @property {string} run
 * @property {Record<string, any>} with
 * @property {Record<string, string>} placeholders what placeholders stand for
 * @property {string} url of the step's recipe
 *
 * @typedef {Record<string, string | number | boolean | null>} Observations
 */

/**
 * The policy by which a probe may load a script of the lab: the pages demand Trusted Types.
 *
 * @param {string} url
 * @returns {string}
 */
export function scriptUrl(url) {
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  if (!factory) return url;
  policy ??= factory.createPolicy("lab-probe", { createScriptURL: (/** @type {string} */ same) => same });
  return policy.createScriptURL(url);
}

/** @type {any} */
let policy;
