import { loadFile } from "../../shared/load-file.js";

/**
 * How much a recipe may ask for.
 *
 * @typedef {object} RecipeLimits
 * @property {number} minStatus
 * @property {number} maxStatus
 * @property {number} maxDelayMs
 * @property {number} maxBodyBytes
 * @property {RegExp} headerName the headers that the lab sends
 * @property {number} maxHeaderValue how long a value may be
 */

/** The limits of the lab. @returns {Promise<RecipeLimits>} */
export async function loadRecipeLimits() {
  return recipeLimits(await loadFile("lab/recipe.schema.json"));
}

/**
 * The limits in the JSON Schema of a recipe, which the lab itself writes.
 *
 * @param {any} schema
 * @returns {RecipeLimits}
 */
export function recipeLimits(schema) {
  const { status, delayMs, body, headers } = schema.$defs.response.properties;
  const [name, value] = headers.items.prefixItems;
  return {
    minStatus: status.minimum,
    maxStatus: status.maximum,
    maxDelayMs: delayMs.maximum,
    maxBodyBytes: body.maxLength,
    headerName: new RegExp(name.pattern),
    maxHeaderValue: value.maxLength,
  };
}
