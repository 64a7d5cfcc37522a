/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 * @typedef {import("../shared/catalogue/scenario.js").Recipe} Recipe
 * @typedef {import("../shared/catalogue/scenario.js").RecipeResponse} RecipeResponse
 * @typedef {import("../shared/judge/judge.js").Verdict} Verdict
 */

/**
 * The same scenario with the one thing changed that decided its run: a refused request gets the header or
 * the status that it lacked, and a response that could be read loses the header that allowed it.
 *
 * @param {Scenario} scenario
 * @param {import("../shared/run/runner.js").Report} report of its run
 * @returns {{label: string, recipe: Recipe} | null} null where a header or a status of the lab did not decide
 */
export function switched({ steps, judged }, { steps: ran, explained }) {
  const step = steps[steps.length - 1];
  const { page, command } = ran[ran.length - 1];
  const decisive = explained?.decisive;
  if (judged === false || command.kind === "probe" || step.path || step.url || !decisive || !explained) return null;
  const change = changeOf(explained, page);
  if (!change) return null;
  const recipe = atHop(step.recipe ?? {}, explained.hop, (here) => {
    const response = here[decisive.message] ?? (decisive.message === "preflight" ? { status: 404 } : {});
    const isHttp = !response.abort && !response.notHttp;
    return isHttp ? { ...here, [decisive.message]: change.of(response) } : null;
  });
  return recipe && { label: change.label, recipe };
}

/**
 * @param {Verdict} verdict
 * @param {string} page
 * @returns {{label: string, of: (response: RecipeResponse) => RecipeResponse} | null}
 */
function changeOf({ outcome, decisive, preflight }, page) {
  if (decisive?.status) return { label: "Answer with 204", of: (response) => ({ ...response, status: 204 }) };
  const name = decisive?.header;
  if (!name) return null;
  if (outcome === "readable") return { label: `Leave out ${name}`, of: (response) => withHeader(response, name, null) };
  /** @type {Record<string, string | null>} */
  const values = {
    "access-control-allow-origin": page,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": preflight.method,
    "access-control-allow-headers": preflight.headers,
  };
  const value = values[name.toLowerCase()];
  return value ? { label: `Answer ${name}: ${value}`, of: (response) => withHeader(response, name, value) } : null;
}

/** @param {RecipeResponse} response @param {string} name @param {string | null} value null: without it */
function withHeader(response, name, value) {
  const others = (response.headers ?? []).filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  /** @type {import("../shared/catalogue/scenario.js").Header[]} */
  const added = value === null ? [] : [[name, value]];
  return { ...response, headers: [...added, ...others] };
}

/**
 * @param {Recipe} recipe
 * @param {number} hop
 * @param {(here: Recipe) => Recipe | null} change
 * @returns {Recipe | null} null when the recipe does not reach as far, or repeats one answer
 */
function atHop(recipe, hop, change) {
  if (hop === 0) return change(recipe);
  const redirect = recipe.response?.redirect;
  if (!redirect?.recipe || redirect.then) return null;
  const next = atHop(redirect.recipe, hop - 1, change);
  return next && { ...recipe, response: { ...recipe.response, redirect: { ...redirect, recipe: next } } };
}
