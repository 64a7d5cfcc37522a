import { headerLines, readHeaderLines } from "./header-lines.js";

/**
 * Turns a response of a recipe into the fields of a form, and back.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").RecipeResponse} RecipeResponse
 * @typedef {import("./recipe-limits.js").RecipeLimits} RecipeLimits
 * @typedef {Record<"how" | "status" | "headers" | "delay" | "body" | "to" | "redirectStatus", string>} Fields
 * @typedef {Partial<Record<keyof Fields, string>>} Problems
 */

/** @param {RecipeResponse | undefined} response @returns {Fields} */
export function responseFields(response) {
  const { status, headers, delayMs, body, redirect, abort, notHttp, truncate } = response ?? {};
  const special = abort ? "abort" : notHttp ? "notHttp" : truncate ? "truncate" : "answer";
  return {
    how: response ? special : "unhandled",
    status: status === undefined ? "" : String(status),
    headers: headerLines(headers),
    delay: delayMs ? String(delayMs) : "",
    body: body ?? "",
    to: redirect?.to ?? "",
    redirectStatus: String(redirect?.status ?? 302),
  };
}

/**
 * @param {Fields} fields
 * @param {RecipeLimits} limits
 * @param {RecipeResponse | undefined} previous keeps what the form has no field for
 * @returns {{response: RecipeResponse | undefined, problems: Problems}}
 */
export function readResponse(fields, limits, previous = {}) {
  const { how, body, to } = fields;
  const { minStatus, maxStatus, maxDelayMs, maxBodyBytes, maxHeaderValue } = limits;
  if (how === "unhandled") return { response: undefined, problems: {} };
  /** @type {Problems} */
  const problems = {};
  const { headers, problem } = readHeaderLines(fields.headers);
  const tooLong = headers.find(([name, value]) => limits.headerName.test(name) && value.length > maxHeaderValue);
  if (problem) problems.headers = problem;
  else if (tooLong) problems.headers = `${tooLong[0]}: the lab sends at most ${maxHeaderValue} bytes.`;
  const status = wholeNumber(fields.status, minStatus, maxStatus);
  if (Number.isNaN(status)) problems.status = `Write ${minStatus} to ${maxStatus}, or nothing.`;
  const delayMs = wholeNumber(fields.delay, 0, maxDelayMs);
  if (Number.isNaN(delayMs)) problems.delay = `Write 0 to ${maxDelayMs} milliseconds.`;
  if (new TextEncoder().encode(body).length > maxBodyBytes)
    problems.body = `The lab sends at most ${maxBodyBytes} bytes.`;
  const redirect = to ? { ...previous.redirect, status: Number(fields.redirectStatus), to } : undefined;
  const response = {
    ...previous,
    status,
    headers: headers.length > 0 ? headers : undefined,
    delayMs: delayMs || undefined,
    body: body || undefined,
    redirect,
    abort: how === "abort" || undefined,
    notHttp: how === "notHttp" || undefined,
    truncate: how === "truncate" || undefined,
  };
  return { response: withoutUndefined(response), problems };
}

/** @param {string} text @param {number} least @param {number} most */
function wholeNumber(text, least, most) {
  if (text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isInteger(number) && number >= least && number <= most ? number : NaN;
}

/**
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
export function withoutUndefined(object) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)));
}
