import { isKnownHeader } from "./secret.js";

/** Words about CORS and calls. */
const ABOUT_CALLS =
  /\bcors\b|cross[- ]?origin|access-control|preflight|origins?\b|same[- ]origin|failed to (?:fetch|load)|load failed|blocked|network ?error|TypeError|access to|\bcurl\b|\bfetch\(|axios|invoke-|\bHTTP\/\d|https?:\/\/|^Mozilla\/|net::|XMLHttpRequest|EventSource|WebSocket|MIME type|refused to|security policy|mixed content|\$(?:sent_)?(?:http_|request|status)/i;

/** Words that are no secret, in whatever place: methods, and values of options of `fetch()` and of headers. */
const WORDS = [
  "redacted(?:=1)?|true|false|\\(?null\\)?|none|undefined|wildcard|json|utf-8|localhost|self|https?|wss?",
  "include|omit|same-(?:origin|site)|cross-site|cors|no-cors|navigate|follow|error|manual|default|no-(?:store|cache|referrer)|reload|empty|fetch|xhr|opaque|basic|keep-alive|close|gzip|chunked",
  "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY|TRACE|PURGE|REPORT|SEARCH|PROPFIND|MKCOL|COPY|MOVE|LOCK",
];
const WORD = new RegExp(`^(?:${WORDS.join("|")})$`, "i");

/** Addresses, media types, times and variables, which are none where no name says that a secret stands there. */
const SHAPE = new RegExp(
  `^(?:${[
    String.raw`(?:[a-z][a-z\d+.-]*:){0,2}//\S*|\.{0,2}/[^\s+=?#]*(?:[?#]\S*)?`,
    String.raw`(?:localhost|(?:[\w*-]+\.)+[a-z]{2,}|(?:\d{1,3}\.){3}\d{1,3}|\[[\da-f:.]+\])(?::\d+)?(?:[/?#]\S*)?`,
    String.raw`(?:application|audio|font|image|multipart|text|video|\*)/[\w.+*-]+`,
    String.raw`HTTP/[\d.]+|[qv]=[\d.^\\]+|charset=[\w-]+|max-age=\d+`,
    String.raw`\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d\d?:\d\d(?::\d\d)?(?:[.,]\d+)?|\$\w+`,
  ].join("|")})$`,
  "i",
);

/** The most words that are looked at: a longer list is no list of names. */
const MOST_WORDS = 60;

/** What a value can have beside such words, all of it together: so short that it can be no secret. */
const REST = /^[\w*.+%^\\/-]{0,3}$/;

/**
 * Whether a value is known to be no secret: a list of words that are none, of names of headers too.
 *
 * @param {string} value
 */
export function isHarmless(value) {
  return hasOnly(value, (word) => WORD.test(word) || SHAPE.test(word) || isKnownHeader(word));
}

/** The same where a name says that a secret can stand. @param {string} value */
export function isNeverSecret(value) {
  return hasOnly(value, (word) => WORD.test(word));
}

/** @param {string} value @param {(word: string) => boolean} isOne */
function hasOnly(value, isOne) {
  const words = value.split(/(?:[\s,;|"'`]|\\[rn])+/, MOST_WORDS + 1);
  return words.length <= MOST_WORDS && REST.test(words.filter((word) => !isOne(word)).join(""));
}

/** Whether a text is about a call, which the diagnosis needs then. @param {string} text */
export function tellsOfCall(text) {
  return ABOUT_CALLS.test(text);
}
