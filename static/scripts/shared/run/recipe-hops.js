import { pageKey, urlOf } from "../catalogue/origins.js";
import { PAGE_HOP } from "./page-hop.js";

/**
 * @typedef {import("../judge/case.js").Hop} Hop
 * @typedef {import("../judge/case.js").HopResponse} HopResponse
 * @typedef {import("../catalogue/scenario.js").Recipe} Recipe
 */

/** Browsers stop after 20 redirects. */
const MAX_HOPS = 22;

/**
 * Lists the responses that the lab gives for a recipe, hop by hop, without a request.
 *
 * @param {Recipe} recipe
 * @param {import("../config.js").Config} config
 * @returns {Hop[]}
 */
export function recipeHops(recipe, config) {
  /** @type {Hop[]} */
  const hops = [];
  /** @type {Recipe | null} */
  let here = recipe;
  while (here && hops.length < MAX_HOPS) {
    hops.push({
      preflight: here.preflight ? answerOf(here.preflight, config) : { status: 404, headers: [] },
      response: answerOf(here.response ?? {}, config),
    });
    /** @type {import("../catalogue/scenario.js").Redirect | undefined} */
    const redirect = here.response?.redirect;
    if (redirect && pageKey(redirect.to)) hops.push(PAGE_HOP);
    here = redirect ? nextOf(here, redirect) : null;
  }
  return hops;
}

/**
 * @param {import("../catalogue/scenario.js").RecipeResponse} answer
 * @param {import("../config.js").Config} config
 * @returns {HopResponse}
 */
function answerOf(answer, config) {
  if (answer.abort) return "network-error";
  if (answer.notHttp) return "not-http";
  const { redirect } = answer;
  const headers = [...(answer.headers ?? [])];
  if (redirect) headers.push(["Location", locationOf(redirect, config)]);
  return { status: answer.status ?? (redirect ? (redirect.status ?? 302) : 200), headers };
}

/**
 * @param {import("../catalogue/scenario.js").Redirect} redirect
 * @param {import("../config.js").Config} config
 */
function locationOf({ to, userinfo }, config) {
  const url = urlOf(config, to, "/r/next");
  return userinfo ? url.replace("://", "://user:password@") : url;
}

/**
 * @param {Recipe} recipe
 * @param {import("../catalogue/scenario.js").Redirect} redirect
 * @returns {Recipe | null}
 */
function nextOf(recipe, redirect) {
  if (redirect.to !== "lab" && redirect.to !== "third") return null;
  if (!redirect.then) return redirect.recipe ?? {};
  return { ...recipe, response: { ...recipe.response, redirect: { ...redirect, then: redirect.then - 1 } } };
}
