/**
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("../shared/catalogue/scenario.js").Header} Header
 */

/** Headers that mean something in the answer to a preflight only. */
const OF_PREFLIGHT = /^access-control-(allow-(methods|headers)|max-age)$/i;

/**
 * The composition with a server that answers with these headers.
 *
 * @param {Composition} composition
 * @param {Header[]} headers
 * @param {{page: string, preflight: boolean}} about the origin of the page, and whether a preflight comes first
 * @returns {Composition}
 */
export function mended({ recipe, ...rest }, headers, { page, preflight }) {
  const named = headers.map(([name, value]) => /** @type {Header} */ ([name, value === page ? "{page}" : value]));
  const { response = {} } = recipe;
  return {
    ...rest,
    recipe: {
      ...recipe,
      ...(preflight && { preflight: { status: 204, headers: withHeaders(recipe.preflight?.headers, named) } }),
      response: {
        ...response,
        headers: withHeaders(
          response.headers,
          named.filter(([name]) => !OF_PREFLIGHT.test(name)),
        ),
      },
    },
  };
}

/** @param {Header[] | undefined} before @param {Header[]} headers that take the place of those of their name */
function withHeaders(before = [], headers) {
  const names = headers.map(([name]) => name.toLowerCase());
  return [...before.filter(([name]) => !names.includes(name.toLowerCase())), ...headers];
}
