import { isSecretParameter, looksSecret, REDACTED } from "./secret.js";

/**
 * Takes secrets out of the URLs of a text: user names and passwords, fragments, and parameters and
 * parts of paths that are or look like secrets. Relative references count, too, and hosts without a scheme.
 *
 * @param {string} text
 */
export function redactUrls(text) {
  return (
    text
      .replace(
        /([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s'"`<>)\]‘’“”«»」』]+)/gi,
        (_, scheme, rest) => scheme + redactRest(rest),
      )
      .replace(/([?&])([^=&\s'"`<>#?]{1,200})=([^&\s'"`<>#]*)/g, (_, mark, name, value) => mark + pair(name, value))
      // A part of a path can have parameters of its own, such as `;jsessionid=…`.
      .replace(/;([^=;&\s'"`<>#?/]{1,200})=([^;&\s'"`<>#?/]*)/g, (_, name, value) => `;${pair(name, value)}`)
      .replace(/(?<=^|[\s'"`=])[\w.%+-]{1,200}:[^\s'"`@/]{1,200}(?=@[\w-]+\.\w)/g, REDACTED)
      .replace(/[^\s'"`<>]+/g, withoutFragment)
  );
}

/** @param {string} word maybe a relative reference */
function withoutFragment(word) {
  const hash = word.indexOf("#", word.startsWith("/") ? 0 : word.indexOf("?"));
  return hash > 0 && (word.startsWith("/") || word.lastIndexOf("?", hash) >= 0) ? `${word.slice(0, hash)}#…` : word;
}

/** @param {string} rest a URL without its scheme */
function redactRest(rest) {
  const [, authority, more] = /^([^/?#]*)(.*)$/s.exec(rest) ?? ["", rest, ""];
  const at = authority.lastIndexOf("@");
  const host = at < 0 ? authority : `${REDACTED}@${authority.slice(at + 1)}`;
  const [, path, query, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(more) ?? ["", more, "", ""];
  return host + redactPath(path) + (query ?? "") + (hash ? "#…" : "");
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

/** @param {string} name @param {string} value */
function pair(name, value) {
  if (isSecretParameter(decoded(name)) || looksSecret(decoded(value))) return `${name}=${REDACTED}`;
  // A URL inside a query can have secrets, too: it is cut off at its own query.
  const query = value.search(/\?|%3f/i);
  return query < 0 ? `${name}=${value}` : `${name}=${value.slice(0, query)}?${REDACTED}`;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
