/**
 * The URL of a script of the lab in the form that the pages' policy demands: Trusted Types.
 *
 * @param {string} url
 * @returns {string}
 */
export function trustedScriptUrl(url) {
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  if (!factory) return url;
  policy ??= factory.createPolicy("lab-probe", { createScriptURL: (/** @type {string} */ same) => same });
  return policy.createScriptURL(url);
}

/** @type {any} */
let policy;
