/**
 * Checks of data from outside. Each says what is wrong with a value: nothing if the text is empty. The texts name
 * places of the data, and nothing of what is written there.
 *
 * @typedef {(value: unknown, at: string) => string} Check
 */

/** @type {Check} */
export const text = (value, at) => (typeof value === "string" ? "" : `${at} is no text`);
/** @type {Check} */
export const number = (value, at) => (typeof value === "number" ? "" : `${at} is no number`);
/** @type {Check} */
export const boolean = (value, at) => (typeof value === "boolean" ? "" : `${at} is neither true nor false`);

/** @param {string[]} values @returns {Check} */
export function oneOf(...values) {
  return (value, at) => (values.some((one) => one === value) ? "" : `${at} is none of ${values.join(", ")}`);
}

/** @param {Check} check @returns {Check} */
export function orNull(check) {
  return (value, at) => (value === null ? "" : check(value, at));
}

/** @param {Check} check @returns {Check} */
export function list(check) {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is no list`;
    return first(value, (item, i) => check(item, `${at}[${i}]`));
  };
}

/** @type {Check} */
export const pair = (value, at) =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string")
    ? ""
    : `${at} is no pair of texts`;

/**
 * An object with fields of these names, each of which may be missing.
 *
 * @param {Record<string, Check>} fields
 * @returns {Check}
 */
export function object(fields) {
  return (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return `${at} is no object`;
    return first(Object.entries(value), ([name, part]) =>
      Object.hasOwn(fields, name) ? fields[name](part, `${at}.${name}`) : `${at} has an unknown field`,
    );
  };
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T, index: number) => string} check
 * @returns {string} the first problem
 */
function first(items, check) {
  for (const [i, item] of items.entries()) {
    const problem = check(item, i);
    if (problem) return problem;
  }
  return "";
}
