/** What stands in place of a secret. */
export const REDACTED = "redacted";

/** Parts of names, of headers as of parameters, whose values are secrets. `cors-doctor` has the same. */
export const SECRET_PARTS =
  "token secret passw pwd _key -key apikey accesskey signature credential session auth jwt bearer cookie csrf xsrf private license licence otp".split(
    " ",
  );

/** Whole names of parameters whose values are secrets. `cors-doctor` has the same. */
export const SECRET_NAMES =
  "assertion code hmac key nonce pass pin pw samlresponse sid sig state ticket user username".split(" ");

/** Not every word with `auth` in it is about a secret. */
const AUTHOR = /author(?:s|ity)?(?![a-z])/g;

/** Headers whose values CORS reads, or that tell about caches and servers. No other value is sent. */
const KEPT_HEADER =
  /^(:.*|accept|accept-language|access-control-.*|age|allow|cache-control|cf-cache-status|content-language|content-length|content-security-policy|content-type|cross-origin-resource-policy|date|host|location|origin|pragma|range|referer|referrer-policy|sec-ch-ua.*|sec-fetch-.*|server|status|timing-allow-origin|user-agent|vary|via|x-cache|x-content-type-options|x-frame-options|x-http-method-override|x-powered-by)$/i;

/** Headers that people have, as names. */
const KNOWN_HEADER =
  /^(:\w+|accept[\w-]*|access-control-[\w-]*|age|allow|alt-svc|authorization|cache-control|cf-[\w-]*|connection|content-[\w-]*|cookie|cross-origin-[\w-]*|date|dnt|etag|expires|host|if-[\w-]*|keep-alive|last-modified|link|location|origin|pragma|priority|proxy-[\w-]*|range|referer|retry-after|sec-[\w-]*|server[\w-]*|set-cookie|status|strict-transport-security|te|timing-allow-origin|transfer-encoding|upgrade[\w-]*|user-agent|vary|via|www-authenticate|x-[\w-]*)$/i;

/** An option of `fetch()` or XMLHttpRequest, and no secret. */
const CREDENTIALS_MODE = /^(with)?credentials(mode)?$/i;

/** @param {string} name of a parameter */
export function isSecretParameter(name) {
  return SECRET_NAMES.includes(name.toLowerCase()) || hasSecretPart(name);
}

/** @param {string} name */
function hasSecretPart(name) {
  const lower = name.toLowerCase().replace(AUTHOR, "");
  return SECRET_PARTS.some((part) => lower.includes(part));
}

/** @param {string} name of a header, or what may be one */
export function isSecretHeader(name) {
  return hasSecretPart(name) && !isKeptHeader(name) && !CREDENTIALS_MODE.test(name);
}

/** @param {string} name of a header */
export function isKeptHeader(name) {
  return KEPT_HEADER.test(name);
}

/** @param {string} name of a header, or what may be one */
export function isKnownHeader(name) {
  return KNOWN_HEADER.test(name);
}

/** Whether a name is that of a header or a parameter, whose value can be a secret whatever it looks like. @param {string} name */
export function isSecretName(name) {
  return (isKnownHeader(name) && !isKeptHeader(name)) || isSecretHeader(name) || isSecretParameter(name);
}

/** So short that it can be no secret unless its name says so. @param {string} value */
export function isShort(value) {
  return value.length <= 3;
}

/** A word without what stands around its letters and digits. @param {string} word */
export function withoutMarks(word) {
  const start = word.search(/[A-Za-z0-9]/);
  if (start < 0) return "";
  let end = word.length;
  while (!/[A-Za-z0-9]/.test(word[end - 1])) end--;
  return word.slice(start, end);
}

/** Dates, numbers with a unit, options, ids, and constants such as `ERR_HTTP2_PROTOCOL_ERROR`. */
const MIXED_WORD =
  /^(?:[\d-]+T[\d-]*Z?|\d+[a-z]{1,2}|--[a-z\d-]+|[\da-f]{4,8}(?:-[\da-f]{4,12})+|AmazonS3|ERR_\w+|CURL\w+)$/;

/**
 * Whether a word has letters and digits, as passwords have. Parts of addresses and versions, which have dots and
 * slashes, do not look like one.
 *
 * @param {string} word
 */
export function looksLikePassword(word) {
  const isMixed = /^(?=.*\d)(?=.*[A-Za-z])[^./\\]{7,}$/.test(word);
  return isMixed && !MIXED_WORD.test(word) && !isKnownHeader(word);
}

const PREFIXES = /^(sk[-_]|[pr]k_|gh[pos]_|github_pat_|glpat-|xox|AKIA|ASIA|AIza|ya29\.)/;

/**
 * Whether a word looks like a token: a JSON Web Token, or long and made of letters and digits at random.
 *
 * @param {string} word
 */
export function looksSecret(word) {
  const bare = withoutMarks(word);
  if (bare.length < 12) return false;
  if (bare.startsWith("eyJ") && bare.length > 16) return true;
  if (PREFIXES.test(bare)) return true;
  if (bare.length < 20 || !/^[\w\-.~+/=%:]+$/.test(bare)) return false;
  const isMixed = /[A-Z]/.test(bare) && /[a-z]/.test(bare) && /[0-9].*[0-9]/.test(bare);
  if (bare.length >= 40 && isMixed) return true;
  return (isMixed && !/[./]/.test(bare)) || (bare.length >= 32 && /^[0-9a-f]+$/i.test(bare));
}
