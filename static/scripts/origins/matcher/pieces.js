import { withOtherCase, writeCharacter, writeSet } from "./characters.js";
import { refused, withoutEqual } from "./refusal.js";
import { namedSet } from "./sets.js";

/**
 * The smallest pieces of a translation.
 *
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./reader.js").Piece} Piece
 */

/** @param {string} js @param {number} width in characters @param {boolean} [whole] @returns {Piece} */
export function piece(js, width, whole = false) {
  return { js, min: width, max: width, whole, isPlace: false, repeats: 1, sets: [] };
}

/** @param {Reader} reader @param {number} character @returns {Piece} */
export function literal(reader, character) {
  const ranges = withOtherCase([[character, character]], reader);
  const js = ranges.length > 1 ? writeSet({ characters: { ranges }, negated: false }) : writeCharacter(character);
  return piece(js, 1, true);
}

/** `^`, `$`, `\b` and other places between characters. @param {Reader} reader @param {string} mark @returns {Piece} */
export function place(reader, mark) {
  return { ...piece(writePlace(reader, mark), 0), isPlace: true };
}

/** @param {Reader} reader @param {string} mark @returns {string} */
function writePlace(reader, mark) {
  const { dialect, flags, name } = reader;
  switch (mark) {
    case "^":
      return flags.m ? "(?:^|(?<=\\n))" : "^";
    case "A":
      return "^";
    case "$":
      if (flags.m) return "(?=\\n|$)";
      return dialect.endBeforeLineBreak && !flags.endOnly ? endBeforeLineBreak(reader, "$") : "$";
    case "Z":
      if (name === "PCRE") return endBeforeLineBreak(reader, "\\Z");
      return name === "Python" ? "$" : refused(`${name} refuses \\Z`);
    case "z":
      return name === "Python" ? refused("Python refuses \\z before version 3.14") : "$";
    default:
      return writeBoundary(reader, mark);
  }
}

/** @param {Reader} reader @param {string} mark */
function endBeforeLineBreak(reader, mark) {
  reader.notes.add(
    `In ${reader.name}, ${mark} also stands before a final line break, which the value of a header cannot have.`,
  );
  return "(?=\\n?$)";
}

/** @param {Reader} reader @param {string} mark */
function writeBoundary(reader, mark) {
  if (/ascii|go/.test(reader.sets)) return `\\${mark}`;
  const word = writeSet(namedSet(reader.sets, "w"));
  const [one, other] = mark === "b" ? ["!", "="] : ["=", "!"];
  return `(?:(?<=${word})(?${one}${word})|(?<!${word})(?${other}${word}))`;
}

/**
 * A back-reference. One to a group that took no part matches nothing in other engines, and the
 * empty text in JavaScript; so the group must be known to have taken part.
 *
 * @param {Reader} reader
 * @param {string} group a number or a name
 * @returns {Piece}
 */
export function reference(reader, group) {
  const number = reader.names.get(group) ?? Number(group);
  if (Number.isNaN(number) || number > totalGroups(reader)) {
    return refused(`${reader.name} refuses a back-reference to a group that is not there`);
  }
  if (!reader.sure.has(number)) withoutEqual("a back-reference to a group that may have taken no part");
  if (reader.inLookbehind) withoutEqual("a back-reference in a look-behind");
  if (reader.flags.i && !reader.ignoresCase) withoutEqual("a back-reference in a part that ignores case");
  return { ...piece(`\\k<g${number}>`, 0, true), max: Infinity };
}

/** A guess at the number of groups, which only tells two refusals apart. @param {Reader} reader */
function totalGroups({ text }) {
  return text.split("(").length - 1;
}
