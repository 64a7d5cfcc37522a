import { isHeadersHeading, startsHead } from "./heads.js";
import { isNeverSecret, isHarmless, tellsOfCall } from "./harmless.js";
import { headerName, nameAndValue } from "./named-lines.js";
import { isBeforeValue, isNameAt } from "./named-strings.js";
import { isKeptHeader, isKnownHeader, isSecretName, REDACTED } from "./secret.js";

/** What is no header where these are: levels of logs, errors, and what wget says. */
const OTHER_NAME = /^(?:TRACE|DEBUG|INFO|WARN|ERROR|\w*Error|Length)$/;

/** A name alone on its line, whose value is on the next one. */
const NAME_ALONE = /^[ \t]*([A-Za-z][\w-]{0,60}):?\s*$/;

/** A variable of a shell or of a file of them. */
const VARIABLE = /^(\s*(?:export |set |\$env:|- )?[A-Z_][A-Z\d_]{0,60}=)(?!["'`])(.*\S)/;

/** A string on one line, and the mark after it when it is a name. An apostrophe in a word begins none. */
const STRING =
  /(?:(?<![\w\\])|(?<=(?:^|[\s(,=[{:])[bfru]{1,2}|\.raw))(["'`\uE000])((?:\\.|(?!\1)`"|(?!\1)[^\\\n])*)(?:\1|$)(?=(\]?(?::(?!:)|\s{1,9}:(?![:\w])|\s{0,9}=(?!=)))?)/gi;

/** What stands for `\"` inside of a string, a character that nobody writes. */
const INNER = "\uE000";

/** Where a value ends, if no line and no bracket does: before the next name. */
const NEXT = String.raw`[\s,;|&]{1,9}\[?[\w.-]{1,40}["'\]]?(?:=|:(?!//))`;

/** `name=value` without spaces, maybe in a string or in brackets, which end it. */
const ASSIGNED = new RegExp(
  String.raw`(?<=(?:^|[\s;,({[<|])(?:--?|\$)?)([A-Za-z_][\w.[\]-]{0,60}=)(?![\s$=>{[(]|[\\^]*["'\x60])(\S+?)(?=[\\^]{0,3}["'\x60](?:[\s;,)}\]>:]|$)|[;,)}\]>:]{0,3}(?:\s|$)|${NEXT}|\\[rn])`,
  "g",
);

/** A header anywhere in a line, as logs have it. */
const INLINE_HEADER = new RegExp(
  String.raw`(?<![\w"'\x60/.-])(\w{1,40}(?:-\w{1,40}){1,9}|HTTP_\w{1,40})(\]?\s?(?:=>|[:=])\s?\[?)(?![\s"'\x60])(.+?)(?=[\])}]{0,3}(?:$|${NEXT})|["'\x60][,)}\]:])`,
  "g",
);

/** `name: value` or `name=value` inside of a string. */
const PAIR = /^([A-Za-z][\w-]{0,60})(?::=|==|[:=])\s{0,9}(.*)$/s;

/** A name in front of a string. */
const NAME_BEFORE = /(?<![\w-])([\w-]{1,50})(?:["'`]?\]?\s{0,3}(?::|=>?)|["'`](,))\s{0,3}[@$]?$/;

/** A name after a string, as Swift has it. */
const NAME_AFTER = /^,\s{0,9}forHTTPHeaderField:\s{0,9}"([\w-]{1,60})"/;

/**
 * Takes out every value of which it is not known that it is harmless: of headers, of strings, and of `name=value`.
 * It need not know how a secret is written, only what the diagnosis needs.
 *
 * @param {string} text
 */
export function redactUnknownValues(text) {
  let isInHead = false;
  /** Whether a name can be the next line, whatever it is: after the heading of headers, or a value. */
  let isNameNext = false;
  /** A name that stood alone on the line before. @type {string | undefined} */
  let before;
  const lines = text.split("\n").map((line) => {
    const bare = line.trim();
    const isHeading = isHeadersHeading(bare);
    const isStart = isHeading || startsHead(bare);
    isInHead = isStart || (isInHead && !/^[<>]?$/.test(bare));
    const name = NAME_ALONE.exec(line)?.[1];
    const isValue = before && bare !== "" && !isStart && !isKnownHeader(name ?? nameAndValue(line)?.name ?? "");
    const isKept = !isValue || isKeptValue(before ?? "", bare, isInHead);
    before = !isValue && !isStart && name && (isNameNext || isHeaderName(name)) ? name : undefined;
    isNameNext = isHeading || Boolean(isValue);
    if (isValue) return isKept ? line : line.replace(/\S[^]*/, REDACTED);
    return redactLine(line, isInHead || /^[\d:.TZ+ -]{0,40}[<>] /.test(line));
  });
  return lines.join("\n");
}

/** @param {string} line @param {boolean} isHeader whether a line with a colon is a header, whatever its name is @param {number} [depth] in how many strings it is */
function redactLine(line, isHeader, depth = 0) {
  const { before = "", name = "", value = "", after = "" } = nameAndValue(line) ?? {};
  // What browsers say of themselves there are strings.
  if (isKeptHeader(name)) return /^sec-ch-ua/i.test(name) ? line : redactStrings(line, depth);
  const isLine = (isHeader && !OTHER_NAME.test(name)) || after.startsWith("]");
  if (value && (isLine || isHeaderName(name)) && !isKeptValue(name, value, isLine)) return before + REDACTED + after;
  return redactStrings(line, depth)
    .replace(VARIABLE, (all, name, given) => (isNeverSecret(given) || tellsOfCall(given) ? all : name + REDACTED))
    .replace(INLINE_HEADER, (all, name, mark, given) =>
      isKeptName(name, mark) || isNeverSecret(given) || tellsOfCall(given) ? all : name + mark + REDACTED,
    )
    .replace(ASSIGNED, (all, name, given) =>
      isHarmless(given) || isNameAt(name, given) || /^[\w.$]+\(/.test(given) || tellsOfCall(given)
        ? all
        : name + REDACTED,
    );
}

/** @param {string} line @param {number} depth @returns {string} */
function redactStrings(line, depth) {
  return line.replace(STRING, (all, quote, content, mark, at) => {
    const [before, after] = [line.slice(Math.max(0, at - 60), at), line.slice(at + all.length, at + all.length + 99)];
    if (isNamed(before, mark, after)) return all;
    const [, header = "", comma] = NAME_AFTER.exec(after) ?? NAME_BEFORE.exec(before) ?? [];
    const isList = comma !== undefined && isKnownHeader(content);
    const isValue = (isSecretName(header) && !isList) || (comma !== undefined && isBeforeValue(before));
    if ((isValue ? isNeverSecret(content) : isHarmless(content)) || isNameAt(before, content, after)) return all;
    const [, name = "", value] = PAIR.exec(content) ?? [];
    if (isKeptHeader(name) || (value && isHarmless(value))) return all;
    if (name && isHeaderName(name)) return `${quote}${name}: ${REDACTED}${quote}`;
    const end = all.length > 1 && all.endsWith(quote) ? quote : "";
    return quote + (tellsOfCall(content) ? redactInside(content, depth + 1) : REDACTED) + end;
  });
}

/** A string that has strings of its own. Each is read once more, so deep in others it is taken out. @param {string} content @param {number} depth */
function redactInside(content, depth) {
  if (depth > 4) return REDACTED;
  return redactLine(content.replaceAll('\\"', INNER), false, depth).replaceAll(INNER, '\\"');
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

/** Whether a name is that of a header that is kept, or of none. @param {string} name @param {string} mark after it */
function isKeptName(name, mark) {
  // Go and Java print their maps of headers so.
  const isHeader = isKnownHeader(headerName(name)) || /^[:=]\[$/.test(mark);
  return isKeptHeader(headerName(name)) || !isHeader;
}

/**
 * Outside of a head, what looks like a header can also be the name of a program, or of what is configured.
 *
 * @param {string} name
 * @param {string} value
 * @param {boolean} isInHead
 */
function isKeptValue(name, value, isInHead) {
  if (isKeptHeader(name)) return true;
  if (isSecretName(name)) return isNeverSecret(value);
  return (isInHead ? isNeverSecret(value) : isHarmless(value)) || tellsOfCall(value);
}

/** What has a dot is a file as a rule. @param {string} name */
function isHeaderName(name) {
  return !name.includes(".") && (/[-_]/.test(name) || isSecretName(name));
}
