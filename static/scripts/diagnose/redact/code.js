import { redactCalls } from "./calls.js";
import { namedValueEnd, redactNamedValues } from "./named-values.js";
import { argumentEnd } from "./powershell-argument.js";
import { expressionEnd, isQuote, replaceAfter, replaceParts, skipSpace, stringEnd } from "./quoted.js";
import { isKeptHeader, REDACTED } from "./secret.js";

/**
 * Where a body begins: a property, a variable, or what is sent. A part of a HAR file has secrets in more of its members,
 * and a `data:` URL is no property.
 */
const BODY =
  /(?:["']?\b(?<!mixed )(?:body|data|payload|form|formData|json|postData|responseText|cookies|queryString|params|content)["']?\s*:\s*(?!\/\/|=|(?<=\bdata:)(?:[\w.+-]+\/[\w.+-]+)?[,;])|\$(?:body|data|payload|form|json)\s*=\s*|CURLOPT_POSTFIELDS\s*=>\s*|\.send\(\s*)/gi;

/** The same where a language writes `=`, unless it is a call, which can be the request itself. */
const ASSIGNED_BODY =
  /(?<![?&$\w.-])(?:body|data|payload|form_?data|form|json|files|cookies)\s*:?=\s*(?=[bfru]{0,2}["'`]|[@[{]|(?:JSON\.stringify|(?:json|urllib\.parse|querystring)\.\w+|(?:strings|bytes)\.\w+|new (?:FormData|URLSearchParams))\()/gi;

const AXIOS_WITH_DATA = /\baxios\.(?:post|put|patch)\(/g;

const HEADERS = /\b(?:headers|new Headers|Headers)["']?(?:\s*[:=(]\s*|\s+)(?=[{[@(])/gi;

/**
 * Takes bodies and values of headers out of code. What kind of body it is stays.
 *
 * @param {string} text
 */
export function redactCode(text) {
  return redactCalls(redactHeaders(redactNamedValues(redactData(redactBodies(text)))));
}

/** @param {string} text */
function redactBodies(text) {
  return [BODY, ASSIGNED_BODY].reduce(
    (rest, pattern) =>
      replaceAfter(rest, pattern, (_, start) => {
        const end = valueEnd(rest, start);
        return { start, end, by: withoutContent(rest.slice(start, end)) };
      }),
    text,
  );
}

/** Only PowerShell has values that begin so. @param {string} text @param {number} start */
function valueEnd(text, start) {
  return text[start] === "@" ? argumentEnd(text, start) : expressionEnd(text, start);
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
    const end = valueEnd(text, start);
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
