import { bracketEnd, replaceAfter } from "./quoted.js";

/** Calls whose arguments are a body, or become one. */
const MAKES_BODY =
  /\b(?:stringify|dumps|urlencode|NewReader|NewBuffer(?:String)?|ofString|StringContent|StringEntity|FormUrlEncodedContent|RequestBody\.create|setBody|bodyValue|body|form|json|write)(?=\(\s*(?:[bfr]#*["']|\[\]byte\(|["'`{[&(]))/g;

/**
 * Takes bodies out of the arguments of calls, in whatever language.
 *
 * @param {string} text
 */
export function redactCalls(text) {
  return replaceAfter(text, MAKES_BODY, (_, start) => ({ start, end: bracketEnd(text, start), by: "()" }));
}
