import { find } from "../../shared/ui/element.js";
import { recipeProblem } from "../parse-composition.js";
import { control, fill, firstProblem, showProblems, values } from "./controls.js";
import { showOrigins } from "./origin-lists.js";
import { readRawResponse } from "./raw-response.js";
import { remarkOnAnswer, remarkOnRequest } from "./remarks.js";
import { readRequest, requestFields } from "./request-fields.js";
import { readResponse, responseFields, withoutUndefined } from "./response-fields.js";

/**
 * @typedef {import("../../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("./recipe-limits.js").RecipeLimits} RecipeLimits
 * @typedef {{request: HTMLElement, preflight: HTMLElement, response: HTMLElement}} Parts of the form
 */

/**
 * The form of a composition. It keeps the parts that have no field.
 *
 * @param {HTMLFormElement} form
 * @param {RecipeLimits} limits
 * @param {(composition: Composition, problem: string) => void} onChange with the first problem; empty: there is none
 */
export function CompositionForm(form, limits, onChange) {
  const parts = {
    request: partOf(form, "request"),
    preflight: partOf(form, "preflight"),
    response: partOf(form, "response"),
  };
  const json = partOf(form, "json");
  /** @type {Composition | null} */
  let now = null;
  form.addEventListener("submit", (submit) => submit.preventDefault());
  form.addEventListener("input", (input) => {
    if (!now) return;
    if (input.target instanceof HTMLTextAreaElement) acceptRawResponse(input.target, parts);
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
    const { composition, problem } = readParts(parts, limits, before);
    now = composition;
    if (!json.contains(document.activeElement)) showJson(composition.recipe);
    showOrigins(form);
    onChange(composition, problem);
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
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLElement} */
function partOf(form, name) {
  return find(form, `[data-part="${name}"]`, HTMLElement);
}

/**
 * What the fields say. Problems and remarks are shown beside them.
 *
 * @param {Parts} parts
 * @param {RecipeLimits} limits
 * @param {Composition} before which has parts without a field
 * @returns {{composition: Composition, problem: string}} with the first problem; empty: there is none
 */
function readParts(parts, limits, before) {
  const { request, problems } = readRequest(values(parts.request), before.request);
  const preflight = readResponse(values(parts.preflight), limits, before.recipe.preflight);
  const response = readResponse(values(parts.response), limits, before.recipe.response);
  showProblems(parts.request, problems);
  showProblems(parts.preflight, preflight.problems);
  showProblems(parts.response, response.problems);
  const recipe = withoutUndefined({ preflight: preflight.response, response: response.response });
  remarkOnRequest(parts.request, request.headers);
  remarkOnAnswer(parts.preflight, recipe.preflight, limits);
  remarkOnAnswer(parts.response, recipe.response, limits);
  const { from, to } = values(parts.request);
  // The story of another page says nothing about this one.
  const story = from === before.from && "hostile" in before ? { hostile: before.hostile } : {};
  const composition = /** @type {Composition} */ ({ from, to, request, recipe, ...story });
  const found = [
    firstProblem(parts.request, problems),
    firstProblem(parts.preflight, preflight.problems),
    firstProblem(parts.response, response.problems),
  ];
  return { composition, problem: found.find(Boolean) ?? "" };
}

/** A response that was pasted as a whole brings its status. @param {HTMLTextAreaElement} field @param {Parts} parts */
function acceptRawResponse(field, { preflight, response }) {
  const answer = [preflight, response].find((one) => one.contains(field));
  const read = answer && field.name === "headers" ? readRawResponse(field.value) : null;
  if (!answer || !read) return;
  field.value = read.headers;
  control(answer, "status").value = read.status;
}
