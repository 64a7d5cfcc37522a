/**
 * Whether the API answers this origin under an address, but not with the cookies that the browser has for it: they
 * can be for some paths only.
 *
 * @param {string} url
 */
export async function failsWithCookies(url) {
  const isAnswered = (/** @type {RequestCredentials} */ credentials) =>
    fetch(url, { credentials }).then(
      () => true,
      () => false,
    );
  return !(await isAnswered("include")) && (await isAnswered("omit"));
}
