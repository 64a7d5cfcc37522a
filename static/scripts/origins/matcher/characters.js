/**
 * Writes characters and classes of characters in JavaScript.
 *
 * @typedef {import("./sets.js").Range} Range
 * @typedef {import("./sets.js").Characters} Characters
 * @typedef {import("./sets.js").CharacterSet} CharacterSet
 * @typedef {import("./reader.js").Reader} Reader
 */
import { withoutEqual } from "./refusal.js";

/** @param {string} text a character */
export function codePoint(text) {
  return /** @type {number} */ (text.codePointAt(0));
}

/** @param {number} character @param {boolean} [inClass] */
export function writeCharacter(character, inClass = false) {
  const text = String.fromCodePoint(character);
  if (character < 0x20 || (character > 0x7e && character < 0xa1)) {
    return `\\x${character.toString(16).padStart(2, "0")}`;
  }
  const special = inClass ? /[\\[\]^-]/ : /[\\^$.*+?()[\]{}|/]/;
  return special.test(text) ? `\\${text}` : text;
}

/** @param {Characters} characters */
export function classBody({ ranges, body }) {
  if (body !== undefined) return body;
  return ranges
    .map(([first, last]) => {
      if (first === last) return writeCharacter(first, true);
      return `${writeCharacter(first, true)}-${writeCharacter(last, true)}`;
    })
    .join("");
}

/** @param {CharacterSet} set */
export function writeSet({ characters, negated }) {
  return `[${negated ? "^" : ""}${classBody(characters)}]`;
}

/**
 * Adds the other case of letters where only a part of the expression ignores case. JavaScript has
 * no flag for a part.
 *
 * @param {Range[]} ranges
 * @param {Reader} reader
 * @returns {Range[]}
 */
export function withOtherCase(ranges, reader) {
  if (!reader.flags.i || reader.ignoresCase) return ranges;
  if (ranges.some(([, last]) => last > 0x7e)) {
    withoutEqual("a letter outside ASCII in a part that ignores case");
  }
  /** @type {Range[]} */
  const added = ranges.flatMap(([first, last]) => [
    ...shifted(Math.max(first, 0x41), Math.min(last, 0x5a), 0x20),
    ...shifted(Math.max(first, 0x61), Math.min(last, 0x7a), -0x20),
  ]);
  const all = [...ranges, ...added];
  return reader.sets === "ascii" ? all : [...all, ...unicodeFolds(all)];
}

/** @param {number} first @param {number} last @param {number} by @returns {Range[]} */
function shifted(first, last, by) {
  return first > last ? [] : [[first + by, last + by]];
}

/** The Kelvin sign is a k, and the long s an s, to engines that know Unicode. @param {Range[]} ranges @returns {Range[]} */
function unicodeFolds(ranges) {
  const has = (/** @type {number} */ letter) => ranges.some(([first, last]) => first <= letter && letter <= last);
  /** @type {Range[]} */
  const folds = [];
  if (has(0x6b)) folds.push([0x212a, 0x212a]);
  if (has(0x73)) folds.push([0x17f, 0x17f]);
  return folds;
}
