import { codePoint, writeSet } from "./characters.js";
import { readClass } from "./char-class.js";
import { readEscape } from "./escape.js";
import { readGroup } from "./group.js";
import { literal, piece, place, reference } from "./pieces.js";
import { readQuantifiers, refuseQuantifier } from "./quantifier.js";
import { refused, withoutEqual } from "./refusal.js";

/**
 * Reads an expression of another language and writes it in JavaScript.
 *
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./reader.js").Piece} Piece
 */

const DEEPEST = 100;

/** @param {Reader} reader @returns {Piece} */
export function readExpression(reader) {
  const whole = readAlternatives(reader);
  if (!reader.done) refused(`${reader.name} refuses a ) without its (`);
  return whole;
}

/** @param {Reader} reader @param {(branch: Piece) => void} [check] each alternative @returns {Piece} */
function readAlternatives(reader, check = () => {}) {
  if (++reader.depth > DEEPEST) withoutEqual(`more than ${DEEPEST} groups within groups`);
  const before = reader.sure;
  const branches = [];
  do {
    reader.sure = new Set(before);
    const branch = readSequence(reader);
    check(branch);
    branches.push(branch);
    reader.hasBegun = true;
  } while (reader.skip("|"));
  reader.sure = before;
  reader.depth--;
  return {
    js: branches.map(({ js }) => js).join("|"),
    min: Math.min(...branches.map(({ min }) => min)),
    max: Math.max(...branches.map(({ max }) => max)),
    whole: false,
    isPlace: false,
    repeats: Math.max(...branches.map(({ repeats }) => repeats)),
    sets: branches.length === 1 ? branches[0].sets : [],
  };
}

/** @param {Reader} reader @returns {Piece} */
function readSequence(reader) {
  const all = piece("", 0);
  reader.skipBlanks();
  refuseQuantifier(reader);
  while (!reader.done && reader.next !== "|" && reader.next !== ")") {
    const item = readItem(reader);
    for (const group of item.sets) reader.sure.add(group);
    all.js += item.js;
    all.min += item.min;
    all.max += item.max;
    all.repeats = Math.max(all.repeats, item.repeats);
    all.sets.push(...item.sets);
    reader.skipBlanks();
  }
  return all;
}

/** @param {Reader} reader @returns {Piece} */
function readItem(reader) {
  const atom = readAtom(reader);
  reader.skipBlanks();
  if (atom.js === "") {
    if (/[*+?{]/.test(reader.next)) withoutEqual("a quantifier after what matches nothing");
    return atom;
  }
  reader.hasBegun = true;
  if (atom.isPlace && reader.dialect.backtracks) {
    refuseQuantifier(reader);
    return atom;
  }
  return readQuantifiers(reader, atom);
}

/** @param {Reader} reader @returns {Piece} */
function readAtom(reader) {
  const mark = reader.take();
  switch (mark) {
    case "(":
      return readGroup(reader, readAlternatives);
    case "[":
      return piece(readClass(reader), 1, true);
    case ".":
      return piece(reader.flags.s ? "[\\s\\S]" : "[^\\n]", 1, true);
    case "^":
    case "$":
      return place(reader, mark);
    case "\\":
      return readBackslash(reader);
    default:
      return literal(reader, codePoint(mark));
  }
}

/** @param {Reader} reader @returns {Piece} */
function readBackslash(reader) {
  const escape = readEscape(reader, false);
  switch (escape.kind) {
    case "character":
      return literal(reader, escape.character);
    case "set":
      return piece(writeSet(escape.set), 1, true);
    case "place":
      return place(reader, escape.letter);
    case "reference":
      return reference(reader, escape.group);
    case "nothing":
      return piece("", 0);
    case "quoted":
      return readQuoted(reader, escape.text);
  }
}

/** A quantifier after `\E` repeats the last character only. @param {Reader} reader @param {string} text @returns {Piece} */
function readQuoted(reader, text) {
  if (text !== "" && /[*+?{]/.test(reader.next)) withoutEqual("a quantifier after \\Q…\\E");
  const pieces = [...text].map((one) => literal(reader, codePoint(one)));
  return piece(pieces.map(({ js }) => js).join(""), pieces.length);
}
