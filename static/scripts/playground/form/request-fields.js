import { headerLines, isToken, readHeaderLines } from "./header-lines.js";
import { withoutUndefined } from "./response-fields.js";

/**
 * Turns a request into the fields of a form, and back.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").Request} Request
 * @typedef {Record<"method" | "headers" | "body" | "mode" | "credentials" | "redirect" | "cache", string>} Fields
 * @typedef {Partial<Record<keyof Fields, string>>} Problems
 */

/** Methods that `fetch` refuses: https://fetch.spec.whatwg.org/#forbidden-method */
const FORBIDDEN = ["CONNECT", "TRACE", "TRACK"];

/** @param {Request} request @returns {Fields} */
export function requestFields({ method, headers, body, mode, credentials, redirect, cache }) {
  return {
    method: method ?? "GET",
    headers: headerLines(headers),
    body: body ?? "",
    mode: mode ?? "cors",
    credentials: credentials ?? "same-origin",
    redirect: redirect ?? "follow",
    cache: cache ?? "default",
  };
}

/**
 * @param {Fields} fields
 * @param {Request} [previous] keeps what the form has no field for
 * @returns {{request: Request, problems: Problems}}
 */
export function readRequest(fields, previous = {}) {
  const { method, body } = fields;
  /** @type {Problems} */
  const problems = {};
  const { headers, problem } = readHeaderLines(fields.headers);
  if (problem) problems.headers = problem;
  if (!isToken(method)) problems.method = "Write one word, such as PATCH.";
  else if (FORBIDDEN.includes(method.toUpperCase())) problems.method = "No page can send this method.";
  if (body && ["GET", "HEAD"].includes(method.toUpperCase())) problems.body = `${method} has no body.`;
  if (fields.mode === "no-cors" && !["GET", "HEAD", "POST"].includes(method.toUpperCase())) {
    problems.mode = "With no-cors, fetch() takes only GET, HEAD and POST.";
  }
  const request = {
    ...previous,
    method,
    headers: headers.length > 0 ? headers : undefined,
    body: body || undefined,
    mode: unlessDefault(fields.mode, "cors"),
    credentials: unlessDefault(fields.credentials, "same-origin"),
    redirect: unlessDefault(fields.redirect, "follow"),
    cache: unlessDefault(fields.cache, "default"),
  };
  return { request: /** @type {Request} */ (withoutUndefined(request)), problems };
}

/** @param {string} value @param {string} usual */
function unlessDefault(value, usual) {
  return value === usual ? undefined : value;
}
