import { namedValueEnd, redactNamedValues } from "./named-values.js";
import { expressionEnd, isQuote, replaceAfter, replaceParts, skipSpace, stringEnd } from "./quoted.js";
import { isKeptHeader, REDACTED } from "./secret.js";

/**
 * Where a body begins: a property, an argument of PowerShell, a variable, or what is sent. A part of a HAR file has
 * secrets in more of its members.
 */
const BODY =
  /(?:["']?\b(?:body|data|payload|form|formData|json|postData|responseText|cookies|queryString|params|content)["']?\s*:\s*(?!\/\/)|\s-(?:Body|Form|InFile|Credential|Token)\s+|\$(?:body|data|payload|form|json)\s*=\s*|\.send\(\s*)/gi;

const AXIOS_WITH_DATA = /\baxios\.(?:post|put|patch)\(/g;

const SETS_HEADER = /\b(?:setRequestHeader|setHeader|addHeader|header|set|append)\(\s*(["'`])([\w-]+)\1\s*,\s*/g;

const HEADERS = /\b(?:headers|new Headers|Headers)["']?(?:\s*[:=(]\s*|\s+)(?=[{[@(])/gi;

/**
 * Takes bodies and values of headers out of code: of `fetch()`, axios, XMLHttpRequest and PowerShell. What
 * kind of body it is stays.
 *
 * @param {string} text
 */
export function redactCode(text) {
  return redactCookies(redactCalls(redactHeaders(redactNamedValues(redactData(redactBodies(text))))));
}

/** @param {string} text */
function redactBodies(text) {
  return replaceAfter(text, BODY, (_, start) => {
    const end = expressionEnd(text, start);
    return { start, end, by: withoutContent(text.slice(start, end)) };
  });
}

/** The second argument is the body. @param {string} text */
function redactData(text) {
  return replaceAfter(text, AXIOS_WITH_DATA, (_, first) => {
    const comma = expressionEnd(text, first);
    if (text[comma] !== ",") return { start: comma, end: comma, by: "" };
    const start = skipSpace(text, comma + 1);
    const end = expressionEnd(text, start);
    return { start, end, by: withoutContent(text.slice(start, end)) };
  });
}

/** @param {string} expression */
function withoutContent(expression) {
  const value = expression.trim();
  if (/^[`"'$@({[<]/.test(value) && !/^\$\w+$/.test(value)) {
    return /^[{[]/.test(value) ? "{}" : `"${REDACTED}"`;
  }
  // `JSON.stringify(…)`, `new FormData(…)`: the name tells the type of the body.
  const call = /^((?:new\s+)?[\w.]+)\s*\(/.exec(value);
  if (call) return `${call[1]}()`;
  return /^(null|undefined|true|false|stream|[$\w.]*[a-z$_][$\w.]*)$/i.test(value) || value === ""
    ? expression
    : REDACTED;
}

/** @param {string} text */
function redactHeaders(text) {
  return replaceAfter(text, HEADERS, (_, start) => {
    const end = expressionEnd(text, start);
    return { start, end, by: redactPairs(text.slice(start, end)) };
  });
}

/** @param {string} text names and values @returns {string} */
function redactPairs(text) {
  const parts = [];
  // A long word is tried from its beginning only.
  const pair = /(?:(["'])|(?<![\w-]))([\w-]+)\1\s*[:=,]\s*/g;
  for (let found = pair.exec(text); found; found = pair.exec(text)) {
    // Names and values in members of their own have lost their secrets before.
    const named = namedValueEnd(text, found.index + (found[1]?.length ?? 0));
    if (named >= 0) {
      pair.lastIndex = named;
      continue;
    }
    const start = pair.lastIndex;
    const isText = isQuote(text, start);
    if (!isText && /[{[]/.test(text[start] ?? "")) continue;
    // PowerShell separates by line or not at all, so a string ends its value, unless others are added to it.
    const string = isText ? stringEnd(text, start) : start;
    const end = isText && text[skipSpace(text, string)] !== "+" ? string : expressionEnd(text, start);
    // A value is no name: it is passed over.
    pair.lastIndex = end;
    if (!isKeptHeader(found[2]) && (isText || /["'`]/.test(text.slice(start, end)))) {
      parts.push({ start, end, by: `"${REDACTED}"` });
    }
  }
  return replaceParts(text, parts);
}

/** Calls that set one header. @param {string} text */
function redactCalls(text) {
  return replaceAfter(text, SETS_HEADER, (found, start) =>
    isKeptHeader(found[2]) ? null : { start, end: expressionEnd(text, start), by: `"${REDACTED}"` },
  );
}

/** The cookies of a session of PowerShell. @param {string} text */
function redactCookies(text) {
  return text.replace(/(Net\.Cookie\(\s*["'][^"']*["']\s*,\s*)(["'])(?:`.|(?!\2)[^`])*\2/g, `$1"${REDACTED}"`);
}
