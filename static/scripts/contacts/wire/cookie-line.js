/**
 * What is said about the cookie of one request.
 *
 * @typedef {import("../../shared/report/sequence.js").Line} Line
 */

/**
 * The line about the session's cookie, which is `SameSite=Lax`. The API records it for origins that it
 * allows. For others it records nothing that could tell who is signed in, so there the rules of cookies
 * say what the browser does: https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-retrieval-algorithm
 *
 * @param {import("../../shared/run/recorder.js").Exchange} exchange
 * @param {boolean} sameSite whether the page is same-site with the API
 * @returns {Line}
 */
export function cookieLine({ preflight, request, answer }, sameSite) {
  if (preflight) return observed("Cookie: none, as in every preflight");
  if (!answer?.withheld) {
    const names = request.cookies ?? [];
    return observed(
      names.length > 0 ? `Cookie: ${names.join(", ")}` : "Cookie: none, for this browser has none of the API",
    );
  }
  const text = sameSite
    ? "Cookie: the session’s if there is one, for this page is same-site (predicted)"
    : "Cookie: none, for this page is on another site and the cookie is SameSite=Lax (predicted)";
  return { text, decisive: false, predicted: true };
}

/** @param {string} text @returns {Line} */
function observed(text) {
  return { text, decisive: false };
}
