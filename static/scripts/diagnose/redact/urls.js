import { isSecretParameter, isShort, looksSecret, REDACTED } from "./secret.js";

/** A user name and a password in front of a host. A quote before a letter or a digit is a part of them. */
const USER_OF_URL = /(:[\\/]{1,6}|(?<![\w*])\/\/)(?:[^\s/\\?#"'`<>]|["'`](?=\w))+@(?=[\w[.-])/g;

/** The same without a scheme. */
const USER = /(?<=^|[\s"'`=(,<[])[^\s:@/\\"'`]{1,200}:(?!["'`])(?:[^\s/\\?#,"'`<>]|["'`](?=\w)){1,200}@(?=[\w[.-])/g;

/** A parameter of a query, or of a part of a path such as `;jsessionid=…`. A caret can be cmd's. */
const PARAMETER = /(?<![?&])(&amp;|[?&;])([^=&;\s'"`<>#?/]{1,200})=((?:[^&;\s'"`<>#^]|['"`<>](?=\w)|\^(?![&"]))*)/g;

/**
 * Takes secrets out of the URLs of a text: user names and passwords, fragments, values of parameters, and parts of
 * paths that look like secrets. Relative references count, too, and hosts without a scheme.
 *
 * @param {string} text
 */
export function redactUrls(text) {
  return text
    .replace(USER_OF_URL, `$1${REDACTED}@`)
    .replace(USER, `${REDACTED}@`)
    .replace(
      /([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s'"`<>)\]‘’“”«»」』]+)/gi,
      (_, scheme, rest) => scheme + redactRest(rest),
    )
    .replace(PARAMETER, (_, mark, name, value) => `${mark}${name}=${isKept(mark, name, value) ? value : REDACTED}`)
    .replace(/[^\s'"`<>]+/g, redactReference);
}

/** @param {string} word maybe a relative reference */
function redactReference(word) {
  const isPath = word.startsWith("/");
  const hash = word.indexOf("#", isPath ? 0 : word.indexOf("?"));
  const isCut = hash > 0 && (isPath || word.lastIndexOf("?", hash) >= 0);
  const rest = isCut ? `${word.slice(0, hash)}#…` : word;
  return isPath ? withoutFlags(rest) : rest;
}

/** @param {string} rest a URL without its scheme */
function redactRest(rest) {
  const [, host, path, query = "", hash] = /^([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rest) ?? ["", rest, ""];
  return host + redactPath(path) + withoutFlags(query) + (hash ? "#…" : "");
}

/** What has no equals sign in a query is a value, too. @param {string} url */
function withoutFlags(url) {
  return url.replace(/(?<=[?&])[^=&^?#]+(?=[&^#]|$)/g, (value) => (isShort(value) ? value : REDACTED));
}

/** @param {string} path */
function redactPath(path) {
  const isSecret = (/** @type {string} */ part) =>
    (part.length >= 24 && looksSecret(part)) || (part.includes(":") && part.split(":").some(looksSecret));
  return path
    .split("/")
    .map((part) => (isSecret(decoded(part)) ? REDACTED : part))
    .join("/");
}

/** @param {string} mark @param {string} name @param {string} value */
function isKept(mark, name, value) {
  if (isSecretParameter(decoded(name))) return false;
  // Values of headers have parameters, too.
  return mark === ";" ? !looksSecret(decoded(value)) : isShort(value);
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
