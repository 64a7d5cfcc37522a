import { nameAndValue } from "./named-lines.js";
import { HEADER_CALL, REFUSED } from "./named-strings.js";
import { looksSecret, REDACTED } from "./secret.js";

/** Headers whose values are names of headers, or methods. */
const LISTING = "access-control-[a-z-]{1,40}|vary";

/** What stands between a name and its value, in whatever format. */
const CLOSING = String.raw`[\\"'\x60^\]]{0,9}\s?`;
const OPENING = String.raw`\s?[\\"'\x60^[({]{0,9}`;
const MARK = String.raw`(?:[:=|\t]>?|,(?:[\\"'\x60]{1,9}value)?${CLOSING}[:=]|,(?=\s?["'\x60]))`;

/** Where a line has nothing but the name of a header, and the next one has the value. */
const ALONE = new RegExp(
  String.raw`^[ \t]*(${LISTING}|:authority|host|[a-z][\w-]*(?=:?\s+${REDACTED}\s*$)):?[ \t\r]*\n[ \t]*`,
  "gim",
);

/** What is a name, wherever it stands: the first group, which can be a list. */
const PLACES = [
  // The names in the values of headers.
  String.raw`\b(?:${LISTING})(?:${CLOSING}${MARK}${OPENING}|(?<!vary)\s{1,9}["'])([\w-]+(?:\s?,\s?[\w-]+)*)`,
  // Names of headers, parameters and variables, in front of what was taken out, and in quotes.
  String.raw`(?<![\w-])([\w-]+)${CLOSING}[:=|\t]>?(?:${OPENING}${REDACTED}|\[)`,
  String.raw`["'\x60]([\w-]+)["'\x60]\]?\s?[:=]`,
  String.raw`[?&]([\w-]+)=`,
  String.raw`\bname["'\x60]\s?:\s?["'\x60]([\w-]+)["'\x60],\s?["'\x60]value["'\x60]`,
  String.raw`${HEADER_CALL}["'\x60]([\w-]+)["'\x60]`,
  // Console messages that name a header.
  String.raw`\b(?:header(?: field)?|missing token)\s["'‘“[]{0,3}([\w-]+)["'’”\]]{0,3} ${REFUSED}`,
  String.raw`\b(?:header was denied:|unsafe header) ["'‘“]?([\w-]+)`,
  // Hosts.
  String.raw`://(?:[^\s/@]*@)?([\w.-]+)`,
  String.raw`(?<![\w.@:/-])([a-z][\w-]*):\d{1,5}(?=[/?#\s"'\x60]|$)`,
  String.raw`(?<![\w-])(?:host(?:name)?|:?authority)${CLOSING}${MARK}${OPENING}([\w.-]+)`,
  String.raw`\b(?:curl|wget)(?:\.exe)?\s["'\x60]?([\w-]+)(?=["'\x60:/?#\s]|$)`,
].map((place) => new RegExp(place, "gim"));

/** The name of a header in a console message of Firefox, in the languages that it has. */
const QUOTED = /[‘’‚“”„«»「」『』‹›]\s?([\w-]+)\s?[‘’‚“”„«»「」『』‹›]/g;
const ABOUT_NAMES = /access-control-[a-z]{1,20}-headers/i;

/**
 * The words of a text that are names at their places, and no secrets: of headers, parameters and hosts.
 *
 * @param {string} text from which secrets were taken out
 * @returns {Set<string>} in lower case
 */
export function namesIn(text) {
  const inLines = text.replace(ALONE, "$1: ");
  const ofLines = inLines.split("\n").flatMap((line) => {
    const { before = "", name = "" } = nameAndValue(line) ?? {};
    const quoted = ABOUT_NAMES.test(line) ? Array.from(line.matchAll(QUOTED), ([, it]) => it) : [];
    return /[:：>]\s*$/.test(before) ? [name, ...quoted] : quoted;
  });
  const found = PLACES.flatMap((place) => Array.from(inLines.matchAll(place), ([, names]) => names.split(/\s?,\s?/)));
  const names = [...ofLines, ...found.flat()].filter((name) => !name.split("-").some(looksSecret));
  return new Set(names.map((name) => name.toLowerCase()));
}
