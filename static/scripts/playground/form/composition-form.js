import { pageKey } from "../../shared/catalogue/origins.js";
import { ROLE_NAMES } from "../../shared/page/origin-description.js";
import { withValues } from "../../shared/ui/code.js";
import { find } from "../../shared/ui/element.js";
import { recipeProblem } from "../parse-composition.js";
import { control, fill, firstProblem, showProblems, values } from "./controls.js";
import { readRawResponse } from "./raw-response.js";
import { remarkOnAnswer, remarkOnRequest } from "./remarks.js";
import { readRequest, requestFields } from "./request-fields.js";
import { readResponse, responseFields, withoutUndefined } from "./response-fields.js";

/**
 * @typedef {import("../../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("./recipe-limits.js").RecipeLimits} RecipeLimits
 */

/**
 * The form of a composition. It keeps the parts that have no field.
 *
 * @param {HTMLFormElement} form
 * @param {RecipeLimits} limits
 * @param {(composition: Composition, problem: string) => void} onChange with the first problem; empty: there is none
 */
export function CompositionForm(form, limits, onChange) {
  const parts = { request: part("request"), preflight: part("preflight"), response: part("response") };
  const json = part("json");
  /** @type {Composition | null} */
  let now = null;
  form.addEventListener("submit", (submit) => submit.preventDefault());
  form.addEventListener("input", (input) => {
    if (!now) return;
    if (input.target instanceof HTMLTextAreaElement) acceptRawResponse(input.target);
    const inJson = input.target instanceof Node && json.contains(input.target);
    if (inJson) readJson(now);
    else read(now);
  });
  return { show };

  /** @param {Composition} composition */
  function show(composition) {
    now = composition;
    control(parts.request, "from").value = composition.from;
    control(parts.request, "to").value = composition.to;
    fill(parts.request, requestFields(composition.request));
    showRecipe(composition.recipe);
    showJson(composition.recipe);
    read(composition);
  }

  /** @param {Composition["recipe"]} recipe */
  function showRecipe({ preflight, response }) {
    fill(parts.preflight, responseFields(preflight));
    fill(parts.response, responseFields(response ?? {}));
  }

  /** @param {Composition["recipe"]} recipe */
  function showJson(recipe) {
    control(json, "json").value = JSON.stringify(recipe, null, 2);
    showProblems(json, {});
  }

  /** @param {Composition} before */
  function read(before) {
    const { request, problems } = readRequest(values(parts.request), before.request);
    const preflight = readResponse(values(parts.preflight), limits, before.recipe.preflight);
    const response = readResponse(values(parts.response), limits, before.recipe.response);
    showProblems(parts.request, problems);
    showProblems(parts.preflight, preflight.problems);
    showProblems(parts.response, response.problems);
    const recipe = withoutUndefined({ preflight: preflight.response, response: response.response });
    const { from, to } = values(parts.request);
    // The story of another page says nothing about this one.
    const story = from === before.from && "hostile" in before ? { hostile: before.hostile } : {};
    now = /** @type {Composition} */ ({ from, to, request, recipe, ...story });
    if (!json.contains(document.activeElement)) showJson(recipe);
    showOrigins();
    remarkOnRequest(parts.request, request.headers);
    remarkOnAnswer(parts.preflight, recipe.preflight, limits);
    remarkOnAnswer(parts.response, recipe.response, limits);
    const found = [
      firstProblem(parts.request, problems),
      firstProblem(parts.preflight, preflight.problems),
      firstProblem(parts.response, response.problems),
    ];
    onChange(now, found.find(Boolean) ?? "");
  }

  /** The whole origin is too long for a list of this width. */
  function showOrigins() {
    for (const select of form.querySelectorAll("#from, #to")) {
      if (!(select instanceof HTMLSelectElement)) continue;
      const origin = withValues(select.selectedOptions[0]?.dataset.origin ?? "");
      find(form, `#${select.id}-origin`, HTMLElement).replaceChildren(...origin);
    }
  }

  /** @param {Composition} before */
  function readJson(before) {
    try {
      const recipe = JSON.parse(control(json, "json").value);
      const problem = recipeProblem(recipe);
      if (problem) throw new Error(`Write {"preflight": {…}, "response": {…}}, headers as pairs: ${problem}.`);
      showProblems(json, {});
      now = { ...before, recipe };
      showRecipe(recipe);
      read(now);
    } catch (error) {
      const problems = { json: error instanceof Error ? error.message : String(error) };
      showProblems(json, problems);
      onChange(before, firstProblem(json, problems));
    }
  }

  /** A response that was pasted as a whole brings its status. @param {HTMLTextAreaElement} field */
  function acceptRawResponse(field) {
    const answer = [parts.preflight, parts.response].find((one) => one.contains(field));
    const read = answer && field.name === "headers" ? readRawResponse(field.value) : null;
    if (!answer || !read) return;
    field.value = read.headers;
    control(answer, "status").value = read.status;
  }

  /** @param {string} name @returns {HTMLElement} */
  function part(name) {
    return find(form, `[data-part="${name}"]`, HTMLElement);
  }
}

/** @param {HTMLFormElement} form @param {import("../../shared/config.js").Config} config */
export function offerOrigins(form, config) {
  const from = config.origins.map(({ origin, role }) => option(ROLE_NAMES[role], pageKey(role) ?? "", origin));
  find(form, "#from", HTMLSelectElement).replaceChildren(...from, option("a sandboxed frame", "null", "null"));
  const lab = config.lab ?? { origin: "", thirdOrigin: "" };
  const to = [
    option("a server on the app’s site", "lab", lab.origin),
    option("a server on another site", "third", lab.thirdOrigin),
  ];
  find(form, "#to", HTMLSelectElement).replaceChildren(...to);
}

/** @param {string} name @param {string} key @param {string} origin is shown below the list */
function option(name, key, origin) {
  const made = new Option(name, key);
  made.dataset.origin = origin;
  return made;
}
