/**
 * What the playground is about: a request of one origin, and what the lab answers.
 *
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 * @typedef {import("../shared/catalogue/scenario.js").From} From
 *
 * @typedef {object} Composition
 * @property {From} from
 * @property {"lab" | "third"} to
 * @property {import("../shared/catalogue/scenario.js").Request} request
 * @property {import("../shared/catalogue/scenario.js").Recipe} recipe
 */

/** @type {From[]} */
const FROM = ["app", "blog", "apex", "evil", "look-alike", "null"];

/** A PATCH with JSON, as the article's app sends it, and a server that allows it. @type {Composition} */
export const FIRST = {
  from: "app",
  to: "lab",
  request: { method: "PATCH", headers: [["Content-Type", "application/json"]], body: '{"name":"Friends"}' },
  recipe: {
    preflight: {
      status: 204,
      headers: [
        ["Access-Control-Allow-Origin", "{page}"],
        ["Access-Control-Allow-Methods", "PATCH"],
      ],
    },
    response: { headers: [["Access-Control-Allow-Origin", "{page}"]] },
  },
};

/** @param {Composition} composition @returns {string} this page's address */
export function addressOf(composition) {
  return `/playground?${new URLSearchParams({ case: JSON.stringify(composition) })}`;
}

/** @param {string} search @returns {Composition | null} null when there is none, or none to be read */
export function readAddress(search) {
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

/**
 * @param {Scenario} scenario
 * @param {{method?: string | null, header?: string | null}} [changes] what a message named
 * @returns {Composition | null} null when the scenario is not a request to the lab
 */
export function fromScenario({ from, steps }, { method, header } = {}) {
  const step = steps[steps.length - 1];
  const to = step.to ?? "lab";
  if (step.probe || step.path || step.url || (to !== "lab" && to !== "third")) return null;
  const request = { ...step.request };
  if (method) request.method = method;
  if (method && ["GET", "HEAD"].includes(method.toUpperCase())) delete request.body;
  const headers = request.headers ?? [];
  const isThere = headers.some(([name]) => name.toLowerCase() === header?.toLowerCase());
  if (header && !isThere) request.headers = [...headers, [header, "1"]];
  return { from: step.from ?? from, to, request, recipe: step.recipe ?? {} };
}
