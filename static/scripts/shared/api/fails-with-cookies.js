/**
 * Whether the API answers this origin, but not with the cookies that the browser has for it.
 *
 * @param {string} apiOrigin
 */
export async function failsWithCookies(apiOrigin) {
  const isAnswered = (/** @type {RequestCredentials} */ credentials) =>
    fetch(`${apiOrigin}/api/session`, { credentials }).then(
      () => true,
      () => false,
    );
  return !(await isAnswered("include")) && (await isAnswered("omit"));
}
