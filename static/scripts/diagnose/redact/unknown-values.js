import { isHarmless, tellsOfCall } from "./harmless.js";
import { isKeptHeader, isKnownHeader, isSecretHeader, isSecretParameter, REDACTED } from "./secret.js";

/** A header on a line of its own, maybe after a mark of curl or an offset. */
const HEADER_LINE =
  /^((?:[\s<>*|│•-]{0,9}|[\da-f]{4}: )(:?[A-Za-z][\w-]{0,60})(?:[ \t]{0,9}[:：]|[ ]?\t)[ \t]*)(.*?)\r?$/s;

/** A name alone on its line, whose value is on the next one. */
const NAME_ALONE = /^[ \t]*([A-Za-z][\w-]{0,60}):?\s*$/;

/** A string on one line, and the mark after it when it is a name. An apostrophe in a word begins none. */
const STRING =
  /(?:(?<![\w\\])|(?<=(?:^|[\s(,=[{:])[bfru]))(["'`\uE000])((?:\\.|(?!\1)`"|(?!\1)[^\\\n])*)(?:\1|$)(?=(\]?(?::(?!:)|\s{1,9}:(?![:\w])|\s{0,9}=))?)/g;

/** What stands for `\"` inside of a string, a character that nobody writes. */
const INNER = "\uE000";

/** `name=value` without spaces. */
const ASSIGNED =
  /(?<=(?:^|[\s;,({[<|])(?:--?|\$)?)([A-Za-z_][\w.[\]-]{0,60}=)(?!\$)((?:[^\s;&,"'`(){}[\]<>=\\]|\\(?![rn]))+)(?=[\s;&,)}\]<\\]|$)/g;

/** A header anywhere in a line, as logs have it. */
const INLINE_HEADER =
  /(?<![\w"'`/.-])(\w{1,40}(?:-\w{1,40}){1,9}|HTTP_\w{1,40})(\]?\s?(?:=>|[:=])\s?\[?)([^\s[\]{},;"'`][^[\]{},;"'`]*)/g;

/** `name: value` or `name=value` inside of a string. */
const PAIR = /^([A-Za-z][\w-]{0,60})(?::=|==|[:=])\s{0,9}(.*)$/s;

/** A name in front of a string. */
const NAME_BEFORE = /(?<![\w-])([\w-]{1,50})(?:["'`]?\s{0,3}(?::|=>?)|["'`],)\s{0,3}$/;

/**
 * Takes out every value of which it is not known that it is harmless: of headers, of strings, and of `name=value`.
 * It need not know how a secret is written, only what the diagnosis needs.
 *
 * @param {string} text
 */
export function redactUnknownValues(text) {
  /** A name that stood alone on the line before. @type {string | undefined} */
  let before;
  const lines = text.split("\n").map((line) => {
    const isValue = before && line.trim() !== "" && !HEADER_LINE.test(line) && !isKeptValue(before, line);
    const name = NAME_ALONE.exec(line)?.[1] ?? "";
    before = isHeaderName(name) ? name : undefined;
    return isValue ? line.replace(/\S[^]*/, REDACTED) : redactLine(line);
  });
  return lines.join("\n");
}

/** @param {string} line */
function redactLine(line) {
  const [, before, name, value] = HEADER_LINE.exec(line) ?? [];
  // What browsers say of themselves there are strings.
  if (name !== undefined && isKeptHeader(name)) return /^sec-ch-ua/i.test(name) ? line : redactStrings(line);
  if (value && isHeaderName(name) && !isKeptValue(name, value)) return before + REDACTED;
  return redactStrings(line)
    .replace(INLINE_HEADER, (all, name, mark, given) =>
      isKeptName(name) || isHarmless(given) || tellsOfCall(given) ? all : name + mark + REDACTED,
    )
    .replace(ASSIGNED, (all, name, given) => (isHarmless(given) ? all : name + REDACTED));
}

/** @param {string} line @returns {string} */
function redactStrings(line) {
  return line.replace(STRING, (all, quote, content, mark, at) => {
    const [before, after] = [line.slice(Math.max(0, at - 60), at), line.slice(at + all.length, at + all.length + 20)];
    if (isHarmless(content) || isNamed(before, mark, after)) return all;
    const [, name = "", value] = PAIR.exec(content) ?? [];
    if (isKeptHeader(name) || (value && isHarmless(value))) return all;
    if (name && isHeaderName(name)) return `${quote}${name}: ${REDACTED}${quote}`;
    const end = all.length > 1 && all.endsWith(quote) ? quote : "";
    return quote + (tellsOfCall(content) ? redactInside(content) : REDACTED) + end;
  });
}

/** A string that has strings of its own. @param {string} content */
function redactInside(content) {
  return redactLine(content.replaceAll('\\"', INNER)).replaceAll(INNER, '\\"');
}

/** Whether a string is a name, or the value of a header that is kept. @param {string} before @param {string | undefined} mark @param {string} after */
function isNamed(before, mark, after) {
  const [, name = ""] = NAME_BEFORE.exec(before) ?? [];
  return (
    isKeptHeader(name) ||
    (mark !== undefined && !/\?\s*$/.test(before)) ||
    (before.endsWith("(") && /^,\s*["'`]redacted/.test(after))
  );
}

/** Whether a name is that of a header that is kept, or of none. @param {string} name */
function isKeptName(name) {
  const header = name.replace(/^HTTP_/, "").replaceAll("_", "-");
  return isKeptHeader(header) || !isKnownHeader(header);
}

/** What looks like a header can also be the name of a program. @param {string} name @param {string} value */
function isKeptValue(name, value) {
  return isKeptHeader(name) || isHarmless(value) || (!isKnownHeader(name) && tellsOfCall(value));
}

/** @param {string} name */
function isHeaderName(name) {
  return name.includes("-") || isKnownHeader(name) || isSecretHeader(name) || isSecretParameter(name);
}
