import { codePoint } from "./characters.js";
import { refused, withoutEqual } from "./refusal.js";
import { namedSet } from "./sets.js";

/**
 * What a backslash stands for.
 *
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./sets.js").CharacterSet} CharacterSet
 * @typedef {{kind: "character", character: number}
 *   | {kind: "set", set: CharacterSet}
 *   | {kind: "place", letter: string}
 *   | {kind: "reference", group: string}
 *   | {kind: "quoted", text: string}
 *   | {kind: "nothing"}} Escape
 */

const CONTROLS = /** @type {Record<string, number>} */ ({ a: 7, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 });

/** Reads what follows a backslash. @param {Reader} reader @param {boolean} inClass @returns {Escape} */
export function readEscape(reader, inClass) {
  const { dialect, name } = reader;
  if (reader.done) refused(`${name} refuses a backslash at the end`);
  const letter = reader.take();
  if (/[0-9]/.test(letter)) return readDigits(reader, letter, inClass);
  if (!/[A-Za-z]/.test(letter)) return character(checkedPunctuation(reader, letter));
  if (letter === "Q" && dialect.quotes !== "nowhere" && !(inClass && dialect.quotes === "outsideClasses")) {
    return quoted(reader);
  }
  if (letter === "E" && dialect.quotes === "everywhere") return { kind: "nothing" };
  if (!dialect.letters.includes(letter)) refused(`${name} refuses \\${letter}`);
  if (/[dDwWsS]/.test(letter)) return namedEscape(reader, letter);
  if (name === "PCRE") {
    if (/[hHvVN]/.test(letter) && !(letter === "N" && (inClass || reader.next === "{"))) {
      return { kind: "set", set: namedSet("pcre", letter) };
    }
    if (letter === "K" && !inClass) return { kind: "nothing" };
    if (/[gk]/.test(letter) && !inClass) return { kind: "reference", group: referenceName(reader, letter) };
  }
  if (letter === "b" && inClass) return dialect.backtracks ? character(8) : refused(`${name} refuses \\b in a class`);
  if (/[AbBzZ]/.test(letter)) {
    if (inClass) refused(`${name} refuses \\${letter} in a class`);
    if (reader.next === "{" && name === "Rust") withoutEqual(`\\${letter}{…}`);
    return { kind: "place", letter };
  }
  if (letter in CONTROLS) return character(CONTROLS[letter]);
  if (/[xuU]/.test(letter)) return character(readHex(reader, letter));
  return withoutEqual(`\\${letter}`);
}

/** @param {number} value @returns {Escape} */
function character(value) {
  return { kind: "character", character: value };
}

/** @param {Reader} reader @param {string} mark */
function checkedPunctuation(reader, mark) {
  const value = codePoint(mark);
  if (reader.name === "Go" && value > 0x7f) refused("Go refuses a backslash before such a character");
  if (reader.name === "Rust" && (value > 0x7f || /[<>]/.test(mark))) {
    withoutEqual(`\\${mark}`);
  }
  if (reader.name === "Rust" && /[/:_%@"'=,;!`]/.test(mark)) {
    reader.notes.add(`The regex crate takes \\${mark} since version 1.8; before, it refuses it.`);
  }
  return value;
}

/** @param {Reader} reader @param {string} letter @returns {Escape} */
function namedEscape(reader, letter) {
  if (/[dDwW]/.test(letter) && /python|rust/.test(reader.sets)) {
    reader.notes.add(
      `In ${reader.name}, \\${letter} knows the letters and digits of all of Unicode. No browser sends them in an Origin: host names are ASCII there.`,
    );
  }
  return { kind: "set", set: namedSet(reader.sets, letter) };
}

/** @param {Reader} reader @returns {Escape} */
function quoted(reader) {
  const end = reader.text.indexOf("\\E", reader.pos);
  const text = reader.text.slice(reader.pos, end < 0 ? undefined : end);
  reader.pos += text.length + (end < 0 ? 0 : 2);
  return { kind: "quoted", text };
}

/** @param {Reader} reader @param {string} first @param {boolean} inClass @returns {Escape} */
function readDigits(reader, first, inClass) {
  const { name } = reader;
  if (name === "Rust") refused("Rust refuses back-references and octal escapes");
  if (name === "Go") return readOctalOfGo(reader, first);
  const rest = reader.match(/[0-9]*/y)?.[0] ?? "";
  const digits = first + rest;
  const octal = /^(0[0-7]{0,2}|[1-3][0-7]{2})$/.test(digits);
  if (octal && (first === "0" || name !== "PCRE" || inClass)) return character(parseInt(digits, 8));
  if (inClass || digits.length > (name === "PCRE" ? 1 : 2)) withoutEqual(`\\${digits}`);
  return { kind: "reference", group: digits };
}

/** `\12` is a character, and `\1` a back-reference. @param {Reader} reader @param {string} first @returns {Escape} */
function readOctalOfGo(reader, first) {
  const rest = reader.match(/[0-7]{1,2}/y)?.[0] ?? "";
  const isOctal = first === "0" || (first <= "7" && rest !== "");
  return isOctal ? character(parseInt(first + rest, 8)) : refused("Go refuses back-references");
}

/** `\g{1}`, `\g1`, `\k<name>`, `\k{name}`, `\k'name'`. @param {Reader} reader @param {string} letter */
function referenceName(reader, letter) {
  const found = reader.match(letter === "g" ? /\{?([1-9]\d?|[A-Za-z_]\w*)\}?/y : /[<{'](\w+)[>}']/y);
  return found ? found[1] : withoutEqual(`\\${letter}, unless it names a group`);
}

/** @param {Reader} reader @param {string} letter */
function readHex(reader, letter) {
  const { name } = reader;
  const inBraces = name === "Python" ? null : reader.match(/\{([0-9A-Fa-f]{1,8})\}/y);
  const length = { x: 2, u: 4, U: 8 }[letter] ?? 2;
  const found = inBraces ?? reader.match(new RegExp(`([0-9A-Fa-f]{${length}})`, "y"));
  if (!found && name === "Rust" && reader.flags.x) withoutEqual(`spaces in \\${letter} under flag x`);
  if (!found)
    return name === "PCRE"
      ? withoutEqual(`\\${letter} with fewer than two digits`)
      : refused(`${name} refuses \\${letter} without ${length} digits`);
  const value = parseInt(found[1], 16);
  if (name === "Rust" && value >= 0xd800 && value <= 0xdfff) {
    refused("Rust refuses D800 to DFFF: they are no characters");
  }
  return value <= 0x10ffff ? value : refused(`${name} refuses a character beyond 10FFFF`);
}
