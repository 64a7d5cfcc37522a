/**
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("../shared/catalogue/scenario.js").From} From
 */

/** @type {From[]} */
const FROM = ["app", "blog", "apex", "evil", "look-alike", "null"];

/** @param {string} search @returns {Composition | null} null when there is none, or none to be read */
export function readComposition(search) {
  try {
    return asComposition(JSON.parse(new URLSearchParams(search).get("case") ?? "null"));
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {Composition | null} */
function asComposition(value) {
  if (!isObject(value) || !isObject(value.request) || !isObject(value.recipe)) return null;
  if (!(value.request.headers ?? []).every?.(isHeader)) return null;
  const from = FROM.find((one) => one === value.from) ?? "app";
  const recipe = asRecipe(value.recipe);
  return recipe && { from, to: value.to === "third" ? "third" : "lab", request: value.request, recipe };
}

/** @param {unknown} value @returns {import("../shared/catalogue/scenario.js").Recipe | null} */
export function asRecipe(value) {
  if (!isObject(value)) return null;
  const answers = [value.preflight ?? {}, value.response ?? {}];
  const good = answers.every((answer) => isObject(answer) && (answer.headers ?? []).every?.(isHeader));
  return good && Object.keys(value).every((key) => ["preflight", "response"].includes(key)) ? value : null;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isHeader(value) {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
