import { readGroupHead } from "./group-head.js";
import { piece, reference } from "./pieces.js";
import { atomic } from "./quantifier.js";
import { refused } from "./refusal.js";

/**
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./reader.js").Piece} Piece
 * @typedef {(reader: Reader, check?: (branch: Piece) => void) => Piece} ReadAlternatives
 */

/**
 * Reads what follows an opening parenthesis.
 *
 * @param {Reader} reader
 * @param {ReadAlternatives} readAlternatives
 * @returns {Piece}
 */
export function readGroup(reader, readAlternatives) {
  const head = readGroupHead(reader);
  switch (head.kind) {
    case "flags":
      if (head.flags.i && !reader.hasBegun) reader.ignoresCase = true;
      reader.flags = head.flags;
      return piece("", 0);
    case "comment":
      return piece("", 0);
    case "reference":
      return reference(reader, head.group);
    case "look":
      return readLook(reader, head.head, readAlternatives);
    case "atomic":
      return atomic(reader, readInside(reader, readAlternatives));
    case "group": {
      const outside = reader.flags;
      reader.flags = head.flags ?? outside;
      const inside = readInside(reader, readAlternatives, outside);
      return { ...inside, js: `(?:${inside.js})`, whole: true };
    }
    case "capture":
      return readCapture(reader, head.name, readAlternatives);
  }
}

/** @param {Reader} reader @param {string | undefined} name @param {ReadAlternatives} readAlternatives @returns {Piece} */
function readCapture(reader, name, readAlternatives) {
  const number = ++reader.groups;
  if (name !== undefined) reader.names.set(name, number);
  const inside = readInside(reader, readAlternatives);
  const open = reader.hasReferences ? `(?<g${number}>` : "(";
  return { ...inside, js: `${open}${inside.js})`, whole: true, sets: [...inside.sets, number] };
}

/** @param {Reader} reader @param {"?=" | "?!" | "?<=" | "?<!"} head @param {ReadAlternatives} readAlternatives @returns {Piece} */
function readLook(reader, head, readAlternatives) {
  const { name } = reader;
  const outside = reader.inLookbehind;
  const isBehind = head.startsWith("?<");
  reader.inLookbehind ||= isBehind;
  const inside = readInside(reader, readAlternatives, reader.flags, (branch) => {
    if (isBehind && branch.min !== branch.max) refused(`${name} refuses a look-behind without a fixed width`);
  });
  if (isBehind && name === "Python" && inside.min !== inside.max) {
    refused("Python refuses a look-behind without a fixed width");
  }
  reader.inLookbehind = outside;
  return { ...piece(`(${head}${inside.js})`, 0), sets: head.endsWith("=") ? inside.sets : [] };
}

/**
 * @param {Reader} reader
 * @param {ReadAlternatives} readAlternatives
 * @param {import("./reader.js").Flags} [flags] those after the group
 * @param {(branch: Piece) => void} [check]
 * @returns {Piece}
 */
function readInside(reader, readAlternatives, flags = reader.flags, check) {
  reader.hasBegun = true;
  const inside = readAlternatives(reader, check);
  if (!reader.skip(")")) refused(`${reader.name} refuses a ( without its )`);
  reader.flags = flags;
  return inside;
}
