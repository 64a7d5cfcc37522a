import { replaceParts } from "./quoted.js";
import { isKeptHeader, REDACTED } from "./secret.js";
import { nextWord, unquoted, wordEnd } from "./shell-word.js";

const COMMAND = /\bcurl(?:\.exe)?(?=[ \t]|[\\^`]\r?\n)/gi;

/** Options whose values are bodies or secrets. */
const SECRET_OPTION =
  /^--(data(-\w+)?|json|form(-string)?|user|proxy-user|oauth2-bearer|pass|proxy-pass|cert|key|proxy-key|tlspassword|tlsuser|proxy-tls(password|user)|variable|expand-(?!url)[\w-]+|proxy(1\.0)?|preproxy|socks(4a?|5(-hostname)?)|mail-auth|ftp-account|aws-sigv4|login-options|url-query|sasl-authzid)$/;

/** Short options, which can be written together; the last of them can have its value attached. */
const SHORT = { withValue: "AbcCdDeEFhHKmoPQrtTuUwxXyYz", secret: "dFuUEx" };

/**
 * Takes bodies and secrets out of the arguments of `curl` commands. That they are there stays.
 *
 * @param {string} text
 */
export function redactCurl(text) {
  const parts = [];
  let from = 0;
  for (const { index, 0: name } of text.matchAll(COMMAND)) {
    if (index < from) continue;
    let at = nextWord(text, index + name.length);
    while (at >= 0) {
      const end = wordEnd(text, at);
      const option = optionOf(unquoted(text.slice(at, end)));
      if (option?.isAttached === false) {
        const value = nextWord(text, end);
        if (value < 0) break;
        from = wordEnd(text, value);
        parts.push({ start: value, end: from, by: valueOf(option.kind, text.slice(value, from)) });
      } else {
        from = end;
        if (option) parts.push({ start: at, end, by: attached(option, text.slice(at, end)) });
      }
      if (from <= at) break;
      at = nextWord(text, from);
    }
  }
  return replaceParts(text, parts);
}

/**
 * @typedef {"secret" | "cookie" | "header" | "other"} Kind
 *
 * @param {string} word
 * @returns {{kind: Kind, name: string, isAttached: boolean} | null} null for what takes no value
 */
function optionOf(word) {
  if (word.startsWith("--")) {
    const [name] = word.split("=", 1);
    const kind = longKind(name);
    return kind && { kind, name: `${name}=`, isAttached: name.length < word.length };
  }
  if (!/^-[a-z]/i.test(word)) return null;
  const place = [...word].findIndex((letter, i) => i > 0 && SHORT.withValue.includes(letter));
  if (place < 0) return null;
  const letter = word[place];
  const kind =
    letter === "b" ? "cookie" : letter === "H" ? "header" : SHORT.secret.includes(letter) ? "secret" : "other";
  return { kind, name: word.slice(0, place + 1), isAttached: place + 1 < word.length };
}

/** @param {string} name @returns {Kind | null} */
function longKind(name) {
  if (/^--(proxy-)?heade?r?$/.test(name)) return "header";
  if (name === "--cookie") return "cookie";
  return SECRET_OPTION.test(name) ? "secret" : null;
}

/** @param {{kind: Kind, name: string}} option @param {string} word */
function attached({ kind, name }, word) {
  if (kind === "other") return word;
  return name + valueOf(kind, unquoted(word).slice(name.length));
}

/** @param {Kind} kind @param {string} word */
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
