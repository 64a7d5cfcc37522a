import { isKeptHeader, REDACTED } from "./secret.js";
import { UnreadableHar } from "./unreadable-har.js";
import { redactUrl } from "./url.js";
import { redactUrls } from "./urls.js";
import { wholePart } from "./whole-json.js";
import { redactWords } from "./words.js";

/** The members of a HAR file and of a case that are of use here. Everything else is left out, bodies too. */
const KEPT = new Set(
  "log version pages id title entries request response method url host uri status redirectURL pageref _resourceType _fromCache _fetchType _error pageOrigin mode credentials redirect forcePreflight hops preflight engine trusted stacks".split(
    " ",
  ),
);

/** Those of them that are URLs from their beginning to their end, if they are of use. */
const URLS = new Set("url uri title redirectURL documentURL pageOrigin".split(" "));

/** Headers, of which a log can have those of the response beside the request. */
const HEADERS = /^((req(uest)?|resp(onse)?)[_-]?)?headers$/i;

/** How deep a document is. None of these is deeper, and one that is made to be would use up the stack. */
const DEEPEST = 50;

/**
 * Takes everything but what is of use out of a HAR file, its entries, or cases in JSON.
 *
 * @param {string} text
 * @returns {{text: string, isCutOff: boolean} | null} null when it is none of these
 */
export function redactDocument(text) {
  const trimmed = text.trimStart();
  if (!/^[{[]/.test(trimmed)) return null;
  const whole = parsed(trimmed);
  if (whole.length > 0) return whole.every(isKnown) ? { text: whole.map(redacted).join("\n"), isCutOff: false } : null;
  if (!/"log"\s*:|"entries"\s*:/.test(trimmed)) return null;
  const [part] = parsed(wholePart(trimmed) ?? "");
  if (part === undefined) throw new UnreadableHar();
  return { text: redacted(part), isCutOff: true };
}

/** One document, or JSON Lines. @param {string} text @returns {unknown[]} */
function parsed(text) {
  try {
    return [JSON.parse(text)];
  } catch {
    try {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      return lines.length > 1 ? lines.map((line) => JSON.parse(line)) : [];
    } catch {
      return [];
    }
  }
}

/** @param {any} document */
function isKnown(document) {
  const first = Array.isArray(document) ? document[0] : document;
  return typeof first === "object" && first !== null && ["log", "request", "pageOrigin"].some((name) => name in first);
}

/** @param {unknown} document */
function redacted(document) {
  return JSON.stringify(prune(document));
}

/**
 * What is of use of a value.
 *
 * @param {any} value
 * @param {Set<string>} [more] members that are kept too
 * @param {number} [depth] how deep it is in its document
 * @returns {unknown}
 */
export function prune(value, more = new Set(), depth = 0) {
  if (depth > DEEPEST) return null;
  if (typeof value === "string") return redactText(value);
  if (Array.isArray(value)) return value.map((it) => prune(it, more, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  /** @type {Record<string, unknown>} */
  const kept = {};
  for (const [name, member] of Object.entries(value)) {
    if (HEADERS.test(name)) kept[name] = headers(member);
    else if (name === "cookies") kept.cookies = Array.isArray(member) ? member.map(() => ({})) : [];
    else if (name === "postData") kept.postData = member === null ? null : {};
    else if (name === "body") kept.body = member === "stream" ? member : Boolean(member);
    else if (name === "title" && !/^[a-z][a-z\d+.-]*:\/\//i.test(String(member))) kept.title = REDACTED;
    else if (URLS.has(name) && typeof member === "string") kept[name] = redactWords(redactUrl(member));
    else if (KEPT.has(name) || more.has(name)) {
      kept[name] = typeof member === "string" ? redactText(member, name) : prune(member, more, depth + 1);
    }
  }
  return kept;
}

/** As objects with name and value, as pairs, or as one object. @param {any} list */
function headers(list) {
  if (!Array.isArray(list)) {
    if (typeof list !== "object" || list === null) return [];
    return Object.fromEntries(Object.entries(list).map(([name, value]) => [name, headerValue(name, value)]));
  }
  return list.map((header) => {
    if (Array.isArray(header)) return [header[0], headerValue(header[0], header[1])];
    return { name: header?.name, value: headerValue(header?.name, header?.value) };
  });
}

/** @param {unknown} name @param {unknown} value @returns {string | string[]} */
function headerValue(name, value) {
  if (Array.isArray(value)) return value.filter((it) => !Array.isArray(it)).flatMap((it) => headerValue(name, it));
  const text = String(value ?? "");
  if (/^(?:location|referer)$/i.test(String(name))) return redactWords(redactUrl(text));
  return isKeptHeader(String(name)) ? redactText(text, String(name)) : REDACTED;
}

/** @param {string} text @param {string} [name] of the header or the member */
function redactText(text, name = "") {
  return redactWords(redactUrls(text), `${name}: ${text}`);
}
