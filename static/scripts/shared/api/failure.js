/**
 * A request that failed, and the words that explain it to a person.
 *
 * @typedef {object} Problem the API's problem+json
 * @property {string} type
 * @property {string} title
 * @property {number} status
 * @property {string} [detail]
 * @property {{field: string, message: string}[]} [errors]
 * @property {unknown} [current]
 */

const PREFIX = "urn:two-origins:problem:";

export class Failure extends Error {
  /**
   * @param {object} about
   * @param {number | null} about.status null when script saw no answer at all
   * @param {Problem | null} about.problem
   * @param {string | null} [about.etag] of the resource as it is now
   * @param {number | null} [about.wait] seconds
   * @param {string} [about.reason] what the browser told script
   */
  constructor({ status, problem, etag = null, wait = null, reason = "" }) {
    super(problem?.detail ?? problem?.title ?? reason);
    this.status = status;
    this.problem = problem;
    this.etag = etag;
    this.wait = wait;
    this.reason = reason;
    /** Whether it is known that nobody answers, so that CORS cannot be the reason. */
    this.isDown = false;
    /** Signs out, where that is the way out of it. @type {(() => Promise<unknown>) | null} */
    this.signOut = null;
  }

  /** The last part of the problem's type, such as `name-taken`, or `no-response`. */
  get kind() {
    if (this.status === null) return "no-response";
    const type = this.problem?.type ?? "";
    return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : "";
  }
}

/** The failure of a sign-in that the API accepted but whose cookie the browser did not keep. */
export function cookieDropped() {
  const problem = { type: `${PREFIX}cookie-dropped`, title: "The browser did not keep the cookie", status: 401 };
  return new Failure({ status: 401, problem });
}

/** The failure of a request that the API answers only as long as no cookies go along. */
export function cookiesTooLong() {
  const problem = { type: `${PREFIX}cookies-too-long`, title: "The cookies are too long", status: 431 };
  return new Failure({ status: 431, problem });
}

/** The failure of an API that does not even answer the request whose answer every page may read. */
export function unreached() {
  const failure = new Failure({ status: null, problem: null });
  failure.isDown = true;
  return failure;
}

/**
 * @typedef {object} Explanation
 * @property {string} message
 * @property {boolean} retry whether trying the same again can help
 * @property {number | null} wait seconds to wait first
 * @property {Record<string, string>} fields messages that belong beside a field
 */

/**
 * @param {unknown} failure
 * @returns {Explanation}
 */
export function explain(failure) {
  if (!(failure instanceof Failure)) {
    return explanation(`Something in this page went wrong: ${String(failure)}`, { retry: true });
  }
  const { status, problem, wait } = failure;
  if (status === null) return explanation(failure.isDown ? API_IS_DOWN : noResponse(failure.reason), { retry: true });
  switch (failure.kind) {
    case "invalid-fields":
      return explanation("Some of this cannot be saved as it is.", { fields: fieldMessages(problem) });
    case "name-taken":
      return explanation("", { fields: { name: problem?.detail ?? "You already have one of that name." } });
    case "too-many-attempts":
      return explanation(problem?.detail ?? "Too many attempts.", { wait });
    case "wrong-credentials":
      return explanation("That email address and password do not belong together.");
    case "cookie-dropped":
      return explanation(
        "Email and password are right, but your browser did not keep the API’s cookie, so its next request was not signed in. Allow cookies for the API’s host, or for all sites, and sign in again. WebKitGTK takes names under .localhost for strangers to each other and drops it unless its cookie policy is “always” (MiniBrowser: --cookies-policy=always).",
      );
    case "cookies-too-long":
      return explanation(
        "The API answers this page, but not when your browser sends its cookies along: they must be too many or too long. Another host of the same site can have set them. Remove the cookies of this site in your browser, and try again. This is not CORS.",
        { retry: true },
      );
    case "not-signed-in":
      return explanation("You are not signed in any more. Sign in and try again.", { retry: true });
    case "ambiguous-session":
      return explanation(problem?.detail ?? "Your browser sent the API two session cookies.");
    case "not-found":
      return explanation("It is not there any more. Somebody may have deleted it in the meantime.");
    case "precondition-failed":
      return explanation("It was changed elsewhere in the meantime.", { retry: true });
    case "unavailable":
      return explanation("The API is there, but cannot do its work just now.", { retry: true, wait });
    default: {
      const words = problem?.detail ?? problem?.title;
      return explanation(words ?? `The API answered ${status}.`, { retry: status >= 500, wait });
    }
  }
}

const API_IS_DOWN =
  "The contacts API does not answer: it is stopped, or the network is down. This is not CORS, for even the request whose answer every page may read gets none. The lab, the playground, Diagnose and Origins work without the API.";

/** @param {string} reason what the browser told script */
function noResponse(reason) {
  return `No answer that script may see (${reason}). It is not told why: the network may be down, the API stopped, or this origin refused.`;
}

/**
 * @param {string} message
 * @param {Partial<Explanation>} [more]
 * @returns {Explanation}
 */
function explanation(message, more) {
  return { message, retry: false, wait: null, fields: {}, ...more };
}

/** @param {Problem | null} problem */
function fieldMessages(problem) {
  return Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]));
}
