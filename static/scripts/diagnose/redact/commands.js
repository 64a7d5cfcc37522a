import { optionOf, programOf } from "./options.js";
import { isQuote, replaceAfter, replaceParts, skipSpace, stringEnd } from "./quoted.js";
import { isKeptHeader, isSecretHeader, isSecretParameter, isShort, REDACTED } from "./secret.js";
import { nextWord, unquoted, wordEnd } from "./shell-word.js";

/**
 * Where the words of a command begin. HTTPie and xh have names that people write in sentences, too, so they
 * stand at the beginning, and what follows is an option, a method or an address.
 */
const COMMAND =
  /\b([Cc]url|CURL|[Ww]get)(?:\.exe)?(?=[ \t]|[\\^`]\r?\n)|(?<=(?:^|[$#%>❯➜&|;`])[ \t]{0,9})\b(https?|xhs?)(?=[ \t]+(?:-|[A-Z]+[ \t]|:|localhost|[\w.-]+[.:/]))/gm;

/** The same where a script starts a program with a list of strings. */
const LISTED_COMMAND = /["'](curl|wget|https?|xhs?)["']\s*(?=,)/g;

/** An option of any program, whose name can say that its value is a secret. */
const OPTION = /(?<=\s)--?([A-Za-z][\w-]{0,40})[ \t]+(?![\s-]|https?:)/g;

/** How the words of a command are written. */
const SHELL = { next: nextWord, end: wordEnd, write: (/** @type {string} */ word) => word };
const LIST = {
  next: nextListed,
  end: stringEnd,
  write: (/** @type {string} */ word) => `"${unquoted(word)}"`,
};

/**
 * Takes bodies and secrets out of the arguments of commands. That they are there stays.
 *
 * @param {string} text
 */
export function redactCommands(text) {
  const written = redactArguments(text, COMMAND, SHELL);
  const listed = redactArguments(written, LISTED_COMMAND, LIST);
  return replaceAfter(listed, OPTION, (found, start) =>
    isSecretHeader(found[1]) ? { start, end: wordEnd(listed, start), by: REDACTED } : null,
  );
}

/** @param {string} text @param {RegExp} pattern @param {typeof SHELL} words */
function redactArguments(text, pattern, { next, end: endOf, write }) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index < from) continue;
    const program = programOf(found[1] ?? found[2]);
    let hasAddress = false;
    let at = next(text, found.index + found[0].length);
    while (at >= 0) {
      const end = endOf(text, at);
      const word = unquoted(text.slice(at, end));
      const option = optionOf(word, program);
      if (option?.isAttached === false) {
        const value = next(text, end);
        if (value < 0) break;
        from = endOf(text, value);
        const by = valueOf(option.kind, text.slice(value, from));
        if (option.kind !== "other") parts.push({ start: value, end: from, by: write(by) });
      } else {
        from = end;
        const by = option ? attached(option, text.slice(at, end)) : hasAddress ? itemWithoutSecret(word) : null;
        if (by !== null && option?.kind !== "other") parts.push({ start: at, end, by: write(by) });
        if (program.hasItems && !option) hasAddress ||= !/^-|^[A-Z]+$/.test(word);
      }
      if (from <= at) break;
      at = next(text, from);
    }
  }
  return replaceParts(text, parts);
}

/** @param {string} text @param {number} from @returns {number} of the next string of a list; -1 at its end */
function nextListed(text, from) {
  const comma = skipSpace(text, from);
  const next = skipSpace(text, comma + 1);
  const at = text[next] === "[" ? skipSpace(text, next + 1) : next;
  return text[comma] === "," && isQuote(text, at) ? at : -1;
}

/** @param {import("./options.js").Option} option @param {string} word */
function attached({ kind, name }, word) {
  const value = unquoted(word).slice(name.length);
  const by = valueOf(kind, value);
  return by === value ? word : name + by;
}

/** @param {import("./options.js").Option["kind"]} kind @param {string} word */
function valueOf(kind, word) {
  if (kind === "other") return word;
  if (kind === "secret") return REDACTED;
  // A file of cookies has no equals sign in its name, as a rule.
  if (kind === "cookie") return word.includes("=") ? `${REDACTED}=1` : REDACTED;
  const header = unquoted(word);
  const colon = header.indexOf(":");
  const name = header.slice(0, colon).trim();
  const isEmpty = header.slice(colon + 1).trim() === "";
  if (colon < 0 ? header.endsWith(";") : isEmpty || isKeptHeader(name)) return word;
  return colon < 0 ? REDACTED : `'${name.replaceAll("'", "")}: ${REDACTED}'`;
}

/** @param {string} word `name:value`, `name==value` or `name=value` @returns {string | null} null when nothing is to be taken out */
function itemWithoutSecret(word) {
  const [, name, mark, value] = /^([^:=@/?\s]+)(:=|==|=|:)(.*)$/s.exec(word) ?? [];
  if (name === undefined || value === "" || value.startsWith("//")) return null;
  const isKept = mark === ":" ? isKeptHeader(name) : mark === "==" && !isSecretParameter(name) && isShort(value);
  return isKept ? null : `'${name.replaceAll("'", "")}${mark}${REDACTED}'`;
}
