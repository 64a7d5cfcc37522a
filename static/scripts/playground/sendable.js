/**
 * What the lab can send of what a person writes. Real servers send many headers that have no part in
 * CORS, and the lab does not send those.
 *
 * @typedef {import("../shared/catalogue/scenario.js").Header} Header
 * @typedef {import("../shared/catalogue/scenario.js").Recipe} Recipe
 * @typedef {import("../shared/catalogue/scenario.js").RecipeResponse} RecipeResponse
 * @typedef {import("./form/recipe-limits.js").RecipeLimits} RecipeLimits
 */

/**
 * @param {Header[]} headers
 * @param {RecipeLimits} limits
 * @returns {string[]} the names of those that the lab does not send
 */
export function unsentNames(headers, { headerName }) {
  return [...new Set(headers.map(([name]) => name).filter((name) => !headerName.test(name)))];
}

/** @param {Recipe} recipe @param {RecipeLimits} limits @returns {Recipe} without what the lab does not send */
export function sendable({ preflight, response }, limits) {
  return {
    ...(preflight && { preflight: sendableResponse(preflight, limits) }),
    ...(response && { response: sendableResponse(response, limits) }),
  };
}

/** @param {RecipeResponse} response @param {RecipeLimits} limits @returns {RecipeResponse} */
function sendableResponse(response, limits) {
  const { headers, redirect } = response;
  const next = redirect?.recipe && { ...redirect, recipe: sendable(redirect.recipe, limits) };
  return {
    ...response,
    ...(headers && { headers: headers.filter(([name]) => limits.headerName.test(name)) }),
    ...(next && { redirect: next }),
  };
}
