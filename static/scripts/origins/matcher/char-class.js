import { classBody, codePoint, withOtherCase } from "./characters.js";
import { readEscape } from "./escape.js";
import { refused, withoutEqual } from "./refusal.js";
import { POSIX } from "./sets.js";

/**
 * Reads a class in brackets.
 *
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./sets.js").Range} Range
 * @typedef {import("./sets.js").Characters} Characters
 * @typedef {import("./sets.js").CharacterSet} CharacterSet
 * @typedef {{character: number} | {set: CharacterSet}} Item
 */

/** Reads what follows the opening bracket. @param {Reader} reader @returns {string} the class in JavaScript */
export function readClass(reader) {
  const negated = reader.skip("^");
  /** @type {Range[]} */
  const ranges = [];
  /** @type {string[]} */
  const bodies = [];
  /** @type {Characters[]} what all but these characters belongs to the class */
  const complements = [];
  for (let first = true; first || reader.next !== "]"; first = false) {
    if (reader.done) refused(`${reader.name} refuses a [ without its ]`);
    for (const item of readItems(reader)) {
      if ("set" in item) {
        const { characters, negated: complement } = item.set;
        if (complement) complements.push(characters);
        else if (characters.ranges) ranges.push(...characters.ranges);
        else bodies.push(characters.body);
      } else {
        ranges.push([item.character, readEndOfRange(reader, item.character)]);
      }
    }
  }
  reader.skip("]");
  const positive = classBody({ ranges: withOtherCase(ranges, reader) }) + bodies.join("");
  return writeClass(positive, complements, negated);
}

/** @param {string} positive @param {Characters[]} complements @param {boolean} negated */
function writeClass(positive, complements, negated) {
  if (complements.length === 0) return `[${negated ? "^" : ""}${positive}]`;
  const parts = complements.map((characters) => `[^${classBody(characters)}]`);
  if (positive) parts.unshift(`[${positive}]`);
  if (!negated) return parts.length === 1 ? parts[0] : `(?:${parts.join("|")})`;
  return `(?:(?!${parts.join("|")})[\\s\\S])`;
}

/** @param {Reader} reader @returns {Item[]} */
function readItems(reader) {
  const { dialect, name } = reader;
  const set = dialect.posixClasses ? readPosixSet(reader) : null;
  if (set) return [{ set }];
  if (!dialect.posixClasses && reader.text.startsWith("[:", reader.pos)) {
    reader.notes.add(`${name} has no POSIX classes: [: in brackets stands for these two characters.`);
  }
  if (name === "Rust") {
    if (reader.next === "[") withoutEqual("a class in a class");
    if (reader.match(/&&|--|~~/y)) withoutEqual("operations on classes: &&, -- and ~~");
  }
  return readMembers(reader);
}

/** Reads a character, or what a backslash stands for. @param {Reader} reader @returns {Item[]} */
function readMembers(reader) {
  if (reader.name === "Rust" && reader.flags.x && /[\s#]/.test(reader.next)) {
    withoutEqual("spaces in a class under flag x");
  }
  const mark = reader.take();
  if (mark !== "\\") return [{ character: codePoint(mark) }];
  const escape = readEscape(reader, true);
  switch (escape.kind) {
    case "character":
      return [{ character: escape.character }];
    case "set":
      refuseRangeAfterSet(reader);
      return [{ set: escape.set }];
    case "quoted":
      if (reader.next === "-") withoutEqual("a range that starts with \\Q…\\E");
      return [...escape.text].map((one) => ({ character: codePoint(one) }));
    case "nothing":
      return [];
    default:
      return withoutEqual("such an escape in a class");
  }
}

/** `[:alpha:]`. To Rust, one that it does not know is a class in a class. @param {Reader} reader @returns {CharacterSet | null} */
function readPosixSet(reader) {
  const { name } = reader;
  const found = reader.match(name === "Go" ? /\[:(\^?)([^]*?):\]/y : /\[:(\^?)(\w+):\]/y);
  if (name === "PCRE" && !found && reader.match(/\[[.=]/y)) refused("PCRE refuses collating elements");
  if (!found) return null;
  const [all, negated, posix] = found;
  if (!Object.hasOwn(POSIX, posix)) {
    return name === "Rust" ? withoutEqual("a class in a class") : refused(`${name} refuses ${all}`);
  }
  if (name === "PCRE") refuseRangeAfterSet(reader);
  return { characters: { ranges: POSIX[posix] }, negated: negated === "^" };
}

/** @param {Reader} reader @param {number} first @returns {number} the last character of the range */
function readEndOfRange(reader, first) {
  const { name } = reader;
  if (!reader.text.startsWith("-", reader.pos) || /^-(\]|$)/.test(reader.text.slice(reader.pos, reader.pos + 2))) {
    return first;
  }
  if (name === "Rust" && reader.text.startsWith("--", reader.pos)) return first;
  reader.skip("-");
  const [end] = name === "PCRE" ? readItems(reader) : readMembers(reader);
  if (!end) return withoutEqual("such a range");
  if ("set" in end) return refused(`${name} refuses a range that ends in a set`);
  return end.character < first ? refused(`${name} refuses a range whose end is before its start`) : end.character;
}

/** `[\w-.]`. @param {Reader} reader */
function refuseRangeAfterSet(reader) {
  if (reader.name === "Go" || !/^-[^\]]/.test(reader.text.slice(reader.pos, reader.pos + 2))) return;
  if (reader.name === "Rust" && reader.text.startsWith("--", reader.pos)) return;
  refused(`${reader.name} refuses a range that starts with a set; write the - first or last`);
}
