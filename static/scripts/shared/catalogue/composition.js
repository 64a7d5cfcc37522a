/**
 * A request of one origin and what the lab answers, which the playground can show and run.
 *
 * @typedef {object} Composition
 * @property {import("./scenario.js").From} from
 * @property {"lab" | "third"} to
 * @property {import("./scenario.js").Request} request
 * @property {import("./scenario.js").Recipe} recipe
 * @property {boolean} [hostile] whether the page is not meant to get in, where a story says so
 */

/** @param {Composition} composition @returns {string} the playground's address with the composition in it */
export function playgroundAddress(composition) {
  return `/playground?${new URLSearchParams({ case: JSON.stringify(composition) })}`;
}
