import { isSecretParameter, isShort, looksSecret, REDACTED } from "./secret.js";

/** A user name and a password in front of a host. A quote before a letter, a digit or the end is a part of them. */
const USER_OF_URL = /(:[\\/]{1,6}|(?<![\w*])\/\/)(?:[^\s/\\?#"'`<>]|["'`](?=[\w@]))+@(?=[\w[.-])/g;

/** The same in quotes, where they can have spaces, too. */
const USER_IN_QUOTES =
  /((?:^|[^\\])(\\{0,4}["'`])(?:(?:[a-z][a-z\d+.-]{0,20}:){1,2}[\\/]{1,6}|\/\/))(?:(?!\2)(?:[^/\\?#\n]|\\+["'`]))+@(?=[\w[.-])/gi;

/** The same without a scheme. */
const USER = /(?<=^|[\s"'`=(,<[])[^\s:@/\\"'`]{1,200}:(?!["'`])(?:[^\s/\\?#,"'`<>]|["'`](?=[\w@])){1,200}@(?=[\w[.-])/g;

/** A URL of which all is data. */
const DATA = /^([^?&#]*?\b(?:data:(?=[\w.+-]+\/|[;,])|javascript:|mailto:))./is;

/** Where a query begins, and what separates its parts. A caret can be cmd's. */
const SEPARATOR = /((?:^\?|\^?&(?:amp;)?)\?*)/;

/**
 * Takes the secrets out of what is a URL from its beginning to its end, or a relative reference: a user name and a
 * password, the fragment, values of parameters, and parts of the path that look like secrets.
 *
 * @param {string} url
 */
export function redactUrl(url) {
  return redactReference(withoutUsers(`"${url}"`).slice(1, -1), true);
}

/** @param {string} text */
export function withoutUsers(text) {
  // In WebKit these take long.
  if (!text.includes("@")) return text;
  return text
    .replace(USER_IN_QUOTES, `$1${REDACTED}@`)
    .replace(USER_OF_URL, `$1${REDACTED}@`)
    .replace(USER, `${REDACTED}@`);
}

/**
 * The same for a URL without a user, or a word that may be none. Only a URL has parts of a query without a name, and
 * a fragment without an equals sign.
 *
 * @param {string} text
 * @param {boolean} [isUrl]
 * @returns {string}
 */
export function redactReference(text, isUrl = /^\/|:[\\/]{2}/.test(text)) {
  const data = DATA.exec(text);
  if (data) return data[1] + REDACTED;
  const query = text.indexOf("?");
  const hash = isUrl ? text.indexOf("#") : query < 0 ? text.search(/#[^#=]*=/) : text.indexOf("#", query);
  const whole = hash < 0 ? text : text.slice(0, hash);
  const start = /[?&]/.exec(whole)?.index ?? whole.length;
  const path = redactPath(whole.slice(0, start), isUrl);
  return path + redactQuery(whole.slice(start), isUrl) + (hash < 0 ? "" : "#…");
}

/** @param {string} text from its question mark or its ampersand on @param {boolean} isUrl */
function redactQuery(text, isUrl) {
  const parts = text.split(SEPARATOR).map((part, i) => {
    // Every second one is a separator.
    if (i % 2 === 1) return part;
    const equals = part.indexOf("=");
    if (equals < 0) return isShort(part) || !isUrl ? part : REDACTED;
    const name = part.slice(0, equals);
    // What has a space or a question mark is more than a name.
    const isSecret = /[\s?]/.test(name) || isSecretParameter(decoded(name)) || !isShort(part.slice(equals + 1));
    return isSecret ? `${name}=${REDACTED}` : part;
  });
  return parts.join("");
}

/** @param {string} text @param {boolean} isUrl */
function redactPath(text, isUrl) {
  // Values of headers have parameters, too.
  const path = text.replace(/;([^;=]*)=([^;]+)/g, (all, name, value) =>
    isSecretParameter(decoded(name)) || looksSecret(decoded(value)) ? `;${name}=${REDACTED}` : all,
  );
  if (!isUrl) return path;
  const host = /^[^/]*:\/\/[^/]*/.exec(path)?.[0] ?? "";
  const parts = path.slice(host.length).split("/");
  return host + parts.map((part) => (isSecretPart(decoded(part)) ? REDACTED : part)).join("/");
}

/** @param {string} part of a path */
function isSecretPart(part) {
  return (part.length >= 24 && looksSecret(part)) || (part.includes(":") && part.split(":").some(looksSecret));
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
