/**
 * What the drawing of a request says about cookies: which ones went along, or none and why.
 *
 * @typedef {import("./sequence.js").Line} Line
 * @typedef {Pick<import("../run/recorder.js").Exchange, "preflight" | "request">} Sent
 */

/** Why a request of script to another origin has none. @type {Record<RequestCredentials, string>} */
const NONE = {
  omit: 'for credentials is "omit"',
  "same-origin": 'without credentials: "include"',
  include: "for this browser has none for this request",
};

/**
 * @param {Sent} sent
 * @param {RequestCredentials | null} credentials null: script did not send it, or not to another origin
 * @param {string[]} story the cookies that the run is about, which are marked
 * @returns {Line[]}
 */
export function cookieLines({ preflight, request: { cookies } }, credentials, story) {
  if (preflight) return [plain("Cookie: none, as in every preflight")];
  const others = cookies.filter((name) => !story.includes(name));
  const marked = story.map((name) => ({ text: inStory(name, cookies.includes(name), credentials), decisive: true }));
  if (others.length > 0) return [plain(`Cookie: ${others.join(", ")}`), ...marked];
  if (marked.length > 0) return marked;
  return [plain(credentials ? `Cookie: none, ${NONE[credentials]}` : "Cookie: none")];
}

/**
 * The line of a request that nobody recorded.
 *
 * @param {Pick<Sent, "preflight">} sent
 * @param {RequestCredentials | null} credentials
 * @param {boolean} wasSent whether it is known that a cookie went along
 * @returns {Line[]}
 */
export function likelyCookieLines({ preflight }, credentials, wasSent) {
  if (preflight) return [plain("Cookie: none, as in every preflight")];
  if (wasSent) return [plain("Cookie: sent (value taken out)")];
  if (credentials === "include" || credentials === null)
    return [{ ...plain("Cookie: those that the browser has for this request (predicted)"), predicted: true }];
  return [plain(`Cookie: none, ${NONE[credentials]}`)];
}

/** @param {string} name @param {boolean} isSent @param {RequestCredentials | null} credentials */
function inStory(name, isSent, credentials) {
  if (isSent) return `Cookie: ${name} is sent`;
  const why = credentials === null || credentials === "include" ? "" : `, ${NONE[credentials]}`;
  return `Cookie: ${name} is not sent${why}`;
}

/** @param {string} text @returns {Line} */
function plain(text) {
  return { text, decisive: false };
}
