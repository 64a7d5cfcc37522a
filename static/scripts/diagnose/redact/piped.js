import { argumentEnd } from "./powershell-argument.js";
import { isQuote, replaceAfter, replaceParts } from "./quoted.js";
import { REDACTED } from "./secret.js";
import { nextWord, wordEnd } from "./shell-word.js";

const TAKERS = String.raw`ConvertTo-Json|Invoke-RestMethod|Invoke-WebRequest|irm|iwr|(?:curl|wget|https?|xhs?)(?:\.exe)?`;

/** A pipe to what sends a body, or makes one. */
const PIPE = String.raw`\|[ \t\r\n\x60]{0,99}(?:${TAKERS})(?![^\s)}|;])`;

const PIPES = new RegExp(PIPE, "gi");
const PIPE_HERE = new RegExp(PIPE, "iy");

/** A variable of PowerShell that becomes a body. */
const BODY_VARIABLE = new RegExp(
  String.raw`\$(\w{1,60})(?=[ \t\r\n\x60]{0,99}${PIPE})|(?<=\s-(?:Body|Form)[ \t:(]{1,9})\$(\w{1,60})`,
  "gi",
);

/** Where a variable of PowerShell, or a member of it, gets a value. */
const ASSIGNMENT = /\$(\w{1,60})(?:\.\w{1,60}|\[[^\]\n]{0,60}\])?[ \t]{0,9}\+?=(?!=)[ \t]{0,9}/g;

/** Commands that print their arguments. */
const ECHO = /(?<![\w-])(?:echo|printf|Write-Output)[ \t]+/gi;

/** What may stand before a string that begins. */
const BEFORE_STRING = /[\s=(|,;{]/;

/**
 * Takes out the bodies that a command gets through a pipe, with what PowerShell has in variables for that.
 *
 * @param {string} text
 */
export function redactPiped(text) {
  return redactVariables(redactPrinted(redactValues(text)));
}

/** Strings, objects and lists before a pipe. @param {string} text */
function redactValues(text) {
  const parts = [];
  let from = 0;
  for (const { index, 0: pipe } of text.matchAll(PIPES)) {
    const end = contentEnd(text, from, index);
    const start = valueStart(text, from, end);
    if (start < end) parts.push({ start, end, by: `"${REDACTED}"` });
    from = index + pipe.length;
  }
  return replaceParts(text, parts);
}

/** The end of what stands before the pipe. @param {string} text @param {number} from @param {number} pipe */
function contentEnd(text, from, pipe) {
  let end = pipe;
  while (end > from && /[\s`]/.test(text[end - 1])) end--;
  return end;
}

/**
 * Where the value begins that ends here.
 *
 * @param {string} text
 * @param {number} from the earliest place
 * @param {number} end
 * @returns {number} the end when it is no string, object or list
 */
function valueStart(text, from, end) {
  const last = end - 1;
  if (end <= from) return end;
  if (isQuote(text, last)) {
    let at = last - 1;
    while (at >= from && !(text[at] === text[last] && (at === 0 || BEFORE_STRING.test(text[at - 1])))) at--;
    return at < from ? end : at;
  }
  if (!/[)\]}]/.test(text[last])) return end;
  let [at, open] = [end, 0];
  do {
    at--;
    if (/[)\]}]/.test(text[at])) open++;
    else if (/[([{]/.test(text[at])) open--;
  } while (open > 0 && at > from);
  return text[at - 1] === "@" ? at - 1 : at;
}

/** What `echo` and its like print into a pipe. @param {string} text */
function redactPrinted(text) {
  let walked = 0;
  return replaceAfter(text, ECHO, ({ index }, start) => {
    if (index < walked) return null;
    let end = start;
    for (let at = start; at >= 0 && wordEnd(text, at) > at; at = nextWord(text, end)) end = wordEnd(text, at);
    walked = end;
    PIPE_HERE.lastIndex = end + (/^[ \t]*/.exec(text.slice(end, end + 99))?.[0].length ?? 0);
    return PIPE_HERE.test(text) ? { start, end, by: REDACTED } : null;
  });
}

/** @param {string} text */
function redactVariables(text) {
  const names = new Set([...text.matchAll(BODY_VARIABLE)].map(([, piped, given]) => (piped ?? given).toLowerCase()));
  if (names.size === 0) return text;
  return replaceAfter(text, ASSIGNMENT, (found, start) => {
    // What a command returns is not in the text, and the name of another variable says nothing.
    const isWritten = names.has(found[1].toLowerCase()) && /["'@([{<\d]/.test(text[start] ?? "");
    return isWritten ? { start, end: statementEnd(text, start), by: `"${REDACTED}"` } : null;
  });
}

/** The end of a statement of PowerShell, or of what it pipes on. @param {string} text @param {number} start */
function statementEnd(text, start) {
  let end = argumentEnd(text, start);
  for (let at = end; at < text.length && !/[\r\n;|)}\]]/.test(text[at]); ) {
    at = /[\s,]/.test(text[at]) ? at + 1 : argumentEnd(text, at);
    end = at;
  }
  return end;
}
