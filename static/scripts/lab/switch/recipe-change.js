/**
 * Changes of what the lab is asked to answer.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").Recipe} Recipe
 * @typedef {import("../../shared/catalogue/scenario.js").RecipeResponse} RecipeResponse
 */

/** @param {RecipeResponse} response @param {string} name @param {string | null} value null: without it */
export function withHeader(response, name, value) {
  const others = (response.headers ?? []).filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  /** @type {import("../../shared/catalogue/scenario.js").Header[]} */
  const added = value === null ? [] : [[name, value]];
  return { ...response, headers: [...added, ...others] };
}

/**
 * @param {Recipe} recipe
 * @param {{hop: number, message: "preflight" | "response"}} at
 * @param {(response: RecipeResponse) => RecipeResponse} change
 * @returns {Recipe | null} null when the recipe does not reach as far, repeats one answer, or answers no HTTP there
 */
export function changeAt(recipe, { hop, message }, change) {
  if (hop === 0) {
    const response = recipe[message] ?? (message === "preflight" ? { status: 404 } : {});
    return response.abort || response.notHttp ? null : { ...recipe, [message]: change(response) };
  }
  const redirect = recipe.response?.redirect;
  if (!redirect?.recipe || redirect.then) return null;
  const next = changeAt(redirect.recipe, { hop: hop - 1, message }, change);
  return next && { ...recipe, response: { ...recipe.response, redirect: { ...redirect, recipe: next } } };
}
