/**
 * What the lab can send of what a person writes. Real servers send many headers that have no part in
 * CORS, and the lab does not send those.
 *
 * @typedef {import("../shared/catalogue/scenario.js").Header} Header
 * @typedef {import("../shared/catalogue/scenario.js").Recipe} Recipe
 * @typedef {import("../shared/catalogue/scenario.js").RecipeResponse} RecipeResponse
 * @typedef {import("./form/recipe-limits.js").RecipeLimits} RecipeLimits
 */

/** The types of bodies that the lab has. */
const MEDIA_TYPES = /^\s*(application\/(problem\+)?json|text\/plain)\s*(;\s*charset=utf-8\s*)?$/i;
/** Cookies of the lab: their names are its own, and they soon go. */
const OWN_COOKIE = /^lab-[a-z]+=.*;\s*max-age=/i;

/**
 * @param {Header[]} headers
 * @param {RecipeLimits} limits
 * @returns {string[]} the names of those that the lab does not send
 */
export function unsentNames(headers, limits) {
  return [...new Set(headers.filter((header) => !isSent(header, limits)).map(([name]) => name))];
}

/** @param {Header} header @param {RecipeLimits} limits */
function isSent([name, value], { headerName }) {
  const lower = name.toLowerCase();
  if (lower === "content-type") return value === "" || MEDIA_TYPES.test(value);
  if (lower === "set-cookie") return OWN_COOKIE.test(value);
  return headerName.test(name);
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
    ...(headers && { headers: headers.filter((header) => isSent(header, limits)) }),
    ...(next && { redirect: next }),
  };
}
