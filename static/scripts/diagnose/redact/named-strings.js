/** Strings that are methods, hosts, or names of headers, as what stands around them says. */

/** Calls whose first argument is the name of a header. */
export const HEADER_CALL = String.raw`\b(?:default|set|add|append|with)?_?(?:request|response)?_?headers?(?:\(\))?(?:\.(?:set|add|append|put|insert|TryAddWithoutValidation))?\(\s?`;

/** What consoles say next of a header or a method. */
export const REFUSED = "(?:(?:is|are) not allowed|was not present in|in the Access-Control|in CORS header)";

const HEADER_VALUE = new RegExp(String.raw`${HEADER_CALL}["'\x60][\w-]+["'\x60],\s{0,3}$`, "i");

const LETTERS = /^[a-z-]+$/i;
const CAPITALS = /^[A-Z-]+$/;
const NAMES = /^\[?[a-z][\w-]*(?:,\s?[a-z][\w-]*)*\]?$/i;
const HOST = /^[a-z][\w.-]*(?::\d{1,5})?$/i;
const ADDRESS = /^[a-z][\w.-]*(?::\d{1,5})?(?:[/?#]\S*)?$/i;

const ARGUMENT = /^\s{0,9},/;
const IS_REFUSED = new RegExp(`^ ${REFUSED}`);

/** What stands before such a string, what it is, and what follows. @type {[RegExp, RegExp, RegExp?][]} */
const PLACES = [
  // Properties, also one of the first in a list, and options.
  [/(?:method|verb)s?["'`]?\]?\s{0,3}(?::|=>?)\s{0,3}(?:[[({](?:["'`][a-z-]{1,20}["'`],\s{0,9}){0,3})?$/i, LETTERS],
  [/(?:^|[\s"'`])(?:-X|--request|--method|-(?:custom)?method)(?:["'`],)?[\s=:]{1,9}$/i, LETTERS],
  [/\btype["'`]?\s?:\s?$/, CAPITALS],
  [/CUSTOMREQUEST\s?(?:,|=>)\s?$/, CAPITALS],
  // Calls.
  [/method(?:(?:\.|::)\w{1,20})?\(\s{0,9}b?$/i, CAPITALS],
  [/\b(?:open\(|(?:new)?request(?:withcontext\(\w{1,20},|\())\s{0,9}$/i, CAPITALS, ARGUMENT],
  [new RegExp(`${HEADER_CALL}$`, "i"), NAMES, ARGUMENT],
  // Members for the name and for the value.
  [/\bname["'`]\s?:\s?$/, NAMES, /^,\s{0,9}["'`]value["'`]/],
  [/\bname["'`]\s?:\s?["'`](?:access-control-[a-z-]{1,40}|vary)["'`],\s{0,9}["'`]value["'`]\s?:\s?$/i, NAMES],
  [/\bname["'`]\s?:\s?["'`](?:host|:authority)["'`],\s{0,9}["'`]value["'`]\s?:\s?$/i, HOST],
  // Configurations of servers.
  [/\baccess-control-[a-z-]{1,40}["'`]?\s{1,9}$/i, NAMES],
  // Console messages.
  [/\bunsafe header $|\bheader was denied: $/i, NAMES],
  [/\b(?:headers?(?: field)?|missing token) $/i, NAMES, IS_REFUSED],
  [/\b(?:HTTP|method) $/, LETTERS, IS_REFUSED],
  [/(?<![\w-])(?:host(?:name)?|:?authority)["'`]?\]?\s{0,3}(?::|=>?)\s{0,3}$/i, HOST],
  [/\b(?:curl|wget)(?:\.exe)?\s{1,9}$/, ADDRESS],
];

/**
 * Whether a string is such a name.
 *
 * @param {string} before
 * @param {string} content
 * @param {string} [after]
 */
export function isNameAt(before, content, after = "") {
  return PLACES.some(
    ([leads, is, follows]) => is.test(content) && leads.test(before) && (follows === undefined || follows.test(after)),
  );
}

/** Whether the value of a header comes next. @param {string} before */
export function isBeforeValue(before) {
  return HEADER_VALUE.test(before);
}
