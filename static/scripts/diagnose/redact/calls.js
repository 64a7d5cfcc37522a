import { bracketEnd, expressionEnd, isQuote, lineEnd, replaceAfter, replaceParts, stringEnd } from "./quoted.js";
import { isKeptHeader, isSecretHeader, REDACTED } from "./secret.js";

/** Calls whose arguments are a body, or become one. */
const MAKES_BODY =
  /\b(?:stringify|dumps|urlencode|NewReader|NewBuffer(?:String)?|ofString|StringContent|StringEntity|FormUrlEncodedContent|RequestBody\.create|setBody|bodyValue|body|form|json|write)(?=\(\s*(?:[bfr]#*["']|\[\]byte\(|["'`{[&(]))/g;

/** A call whose first argument can be the name of a header. */
const WITH_NAME = /\b(\w{1,60})\(\s*(["'`])([\w-]{1,60})\2\s*,\s*/g;

/** A constant for the name of a header, or for an option of libcurl, before its value. */
const CONSTANT = /(?<![\w"'`-])(?:\w{1,40}(?:\.|::)){0,3}([A-Z][A-Z0-9_]{2,60})\s*,\s*(?=["'`[]|\w+\()/g;

/** A call, in Ruby also without brackets. */
const CALL = /\b([A-Za-z_][\w.]{0,60})(?:\(|[ \t]+(?=["']))/g;

/** Calls that give a name its value. */
const SETTER = /header|property|set|add|append|put|insert|with|field/i;

/** Lists of names, as servers have them. */
const LISTS_NAMES = /allow|expose|withheaders/i;

/** The most of a call that is read, because texts can be made that have no end of it. */
const LONGEST_CALL = 400;

/**
 * Takes out what is a secret among the arguments of a call, in whatever language: a body, the value of a header, and
 * what `SetBasicAuth("ada", "…")` and its like are given.
 *
 * @param {string} text
 */
export function redactCalls(text) {
  return redactSecretCalls(redactConstants(redactSetters(redactMadeBodies(text))));
}

/** @param {string} text */
function redactMadeBodies(text) {
  return replaceAfter(text, MAKES_BODY, (_, start) => ({ start, end: bracketEnd(text, start), by: "()" }));
}

/** @param {string} text */
function redactSetters(text) {
  return replaceAfter(text, WITH_NAME, ({ 1: call, 3: name }, start) => {
    const setsAny = /header|property|^(?:set|add|append)$/i.test(call);
    const isSecret = setsAny ? !isKeptHeader(name) : SETTER.test(call) && isSecretHeader(name);
    // What comes after an address is an object.
    const isValue = isSecret && !LISTS_NAMES.test(call) && text[start] !== "{";
    return isValue ? { start, end: expressionEnd(text, start), by: `"${REDACTED}"` } : null;
  });
}

/** @param {string} text */
function redactConstants(text) {
  return replaceAfter(text, CONSTANT, ({ index, 1: name }, start) => {
    const isSecret = isSecretHeader(name) || name.endsWith("POSTFIELDS");
    const isListed = LISTS_NAMES.test(text.slice(Math.max(0, index - 80), index));
    return isSecret && !isListed ? { start, end: expressionEnd(text, start), by: `"${REDACTED}"` } : null;
  });
}

/** Calls that the name says to take a secret. @param {string} text */
function redactSecretCalls(text) {
  // A call inside of another one has the same strings.
  const ends = new Map();
  for (const { index, 0: call, 1: name } of text.matchAll(CALL)) {
    if (isSecretHeader(name)) addStrings(text, index + call.length, call.endsWith("("), ends);
  }
  const parts = [...ends].map(([start, end]) => ({ start, end, by: `"${REDACTED}"` }));
  return replaceParts(
    text,
    parts.sort((one, other) => one.start - other.start),
  );
}

/**
 * Adds the strings that are arguments themselves, and no members of objects.
 *
 * @param {string} text
 * @param {number} start
 * @param {boolean} hasBracket
 * @param {Map<number, number>} ends by their beginnings
 */
function addStrings(text, start, hasBracket, ends) {
  const most = Math.min(hasBracket ? text.length : lineEnd(text, start), start + LONGEST_CALL);
  let [open, braces] = [1, 0];
  for (let at = start; at < most && open > 0; at++) {
    const character = text[at];
    if (isQuote(text, at)) {
      const end = stringEnd(text, at);
      if (braces === 0 && !ends.has(at) && isArgumentSecret(text.slice(at + 1, end - 1))) ends.set(at, end);
      at = end - 1;
    } else if (character === "(") open++;
    else if (character === ")") open--;
    else if (character === "{") braces++;
    else if (character === "}") braces--;
  }
}

/** An address, a method, or the name of a header. */
const NO_SECRET =
  /^(?:[a-z]+:\/\/|\/|(?:(?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]+|get|head|post|put|patch|delete|options)$)/i;

/** @param {string} text */
function isArgumentSecret(text) {
  return !NO_SECRET.test(text) && !isKeptHeader(text);
}
