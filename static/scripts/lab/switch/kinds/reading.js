import { changeAt, withHeader } from "../recipe-change.js";

/**
 * @typedef {import("../../../shared/judge/judge.js").Verdict} Verdict
 * @typedef {import("../../../shared/catalogue/scenario.js").Recipe} Recipe
 * @typedef {import("../switch.js").Step} Step
 * @typedef {import("../switch.js").Switch} Switch
 */

/** Each time all faults are mended that are known; those of what comes after may then be seen. */
const MOST_TURNS = 4;

/**
 * Of a response that could be read: without the header that allowed it.
 *
 * @param {Step} step
 * @param {Verdict} verdict
 * @returns {Switch | null}
 */
export function readableSwitch(step, { decisive, hop }) {
  const name = decisive?.header;
  if (!decisive || !name) return null;
  const at = { hop, message: decisive.message };
  const recipe = changeAt(step.recipe ?? {}, at, (response) => withHeader(response, name, null));
  return recipe && { label: `Leave out ${name}`, steps: [{ ...step, recipe }] };
}

/**
 * Of a refused request: with everything that it lacked.
 *
 * @param {Step} step
 * @param {string} page its origin
 * @param {(recipe: Recipe) => Promise<Verdict | null>} predict
 * @returns {Promise<Switch | null>} null where no header or status of the lab could let it in
 */
export async function blockedSwitch(step, page, predict) {
  /** @type {Set<string>} */
  const labels = new Set();
  /** @type {Recipe | null} */
  let recipe = step.recipe ?? {};
  for (let turn = 0; recipe && turn <= MOST_TURNS; turn++) {
    const verdict = await predict(recipe);
    if (verdict?.outcome === "readable" && labels.size > 0)
      return { label: `Let it answer ${[...labels].join(", ")}`, steps: [{ ...step, recipe }] };
    if (verdict?.outcome !== "blocked") return null;
    recipe = mended({ ...step, recipe }, page, verdict, labels);
  }
  return null;
}

/**
 * @param {Step} step
 * @param {string} page
 * @param {Verdict} verdict
 * @param {Set<string>} labels get what is changed
 * @returns {Recipe | null}
 */
function mended(step, page, { faults, preflight }, labels) {
  /** @type {Recipe | null} */
  let recipe = step.recipe ?? {};
  for (const { decisive, hop } of faults) {
    if (!decisive || !recipe) return null;
    const at = { hop, message: decisive.message };
    if (decisive.status) {
      labels.add("204");
      recipe = changeAt(recipe, at, (response) => ({ ...response, status: 204 }));
      continue;
    }
    const name = decisive.header ?? "";
    /** @type {Record<string, string | null>} */
    const values = {
      "access-control-allow-origin": allowedAt(step, hop, page),
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": preflight.method,
      "access-control-allow-headers": preflight.headers,
    };
    const value = values[name.toLowerCase()] ?? null;
    if (value === null) return null;
    labels.add(`${name}: ${value}`);
    recipe = changeAt(recipe, at, (response) => withHeader(response, name, value));
  }
  return recipe;
}

/**
 * The value that lets the page in. After a redirect to another origin the page is null to the server. To name
 * null would let anybody in, so the star does, which does not count with credentials.
 *
 * @param {Step} step
 * @param {number} hop
 * @param {string} page
 */
function allowedAt({ to = "lab", request, recipe }, hop, page) {
  let [here, isNull] = [to, page === "null"];
  let redirect = recipe?.response?.redirect;
  for (let i = 0; i < hop && redirect; i++) {
    isNull ||= redirect.to !== here;
    here = redirect.to;
    redirect = redirect.recipe?.response?.redirect;
  }
  if (!isNull) return page;
  return request?.credentials === "include" ? null : "*";
}
