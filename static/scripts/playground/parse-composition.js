import { HOST_KEYS, PAGE_KEYS } from "../shared/catalogue/origins.js";
import { boolean, list, number, object, oneOf, orNull, pair, text } from "./shape.js";

/**
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("../shared/catalogue/scenario.js").From} From
 */

/** @type {From[]} */
const FROM = [...PAGE_KEYS, "null"];

const REQUEST = object({
  method: text,
  headers: list(pair),
  body: text,
  mode: oneOf("cors", "no-cors", "same-origin", "navigate"),
  credentials: oneOf("same-origin", "include", "omit"),
  redirect: oneOf("follow", "error", "manual"),
  cache: oneOf("default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"),
  integrity: text,
  targetAddressSpace: oneOf("loopback", "local", "public"),
  xhr: boolean,
});

const RESPONSE = object({
  status: number,
  headers: list(pair),
  body: orNull(text),
  bodyKind: orNull(text),
  delayMs: number,
  abort: boolean,
  notHttp: boolean,
  truncate: boolean,
  redirect: orNull((value, at) => REDIRECT(value, at)),
});

/** @type {import("./shape.js").Check} */
const RECIPE = object({ preflight: orNull(RESPONSE), response: orNull(RESPONSE) });

const REDIRECT = object({
  status: number,
  to: oneOf(...HOST_KEYS),
  userinfo: boolean,
  then: number,
  recipe: orNull(RECIPE),
});

/** Any value: another one than is known has a meaning all the same. */
const any = () => "";

const COMPOSITION = object({ from: any, to: any, request: REQUEST, recipe: RECIPE, hostile: boolean });

/**
 * Reads the composition of an address.
 *
 * @param {string} search
 * @returns {{composition: Composition | null, problem: string}} no composition and no problem when the address has none
 */
export function readComposition(search) {
  const written = new URLSearchParams(search).get("case");
  if (!written) return { composition: null, problem: "" };
  try {
    const value = JSON.parse(written);
    const problem = COMPOSITION(value, "case") || missing(value);
    return problem ? { composition: null, problem } : { composition: asComposition(value), problem: "" };
  } catch {
    return { composition: null, problem: "case is no JSON" };
  }
}

/** @param {unknown} value @returns {string} what is wrong with it as a recipe, if anything */
export function recipeProblem(value) {
  return RECIPE(value, "recipe");
}

/** @param {object} value */
function missing(value) {
  const names = ["request", "recipe"].filter((name) => !(name in value));
  return names.length > 0 ? `case has no ${names.join(" and no ")}` : "";
}

/** @param {any} value @returns {Composition} */
function asComposition({ from, to, ...rest }) {
  return { ...rest, from: FROM.find((one) => one === from) ?? "app", to: to === "third" ? "third" : "lab" };
}
