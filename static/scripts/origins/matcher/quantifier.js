import { refused, withoutEqual } from "./refusal.js";

/**
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./reader.js").Piece} Piece
 * @typedef {{min: number, max: number, js: string}} Counts
 */

/** Reads the quantifiers after a piece. @param {Reader} reader @param {Piece} piece @returns {Piece} */
export function readQuantifiers(reader, piece) {
  let counts = readCounts(reader);
  while (counts) {
    const possessive = readSuffix(reader);
    piece = possessive.js === "+" ? atomic(reader, repeat(piece, counts, "")) : repeat(piece, counts, possessive.js);
    checkRepeats(reader, piece);
    reader.skipBlanks();
    counts = readCounts(reader);
    if (counts && reader.name === "PCRE" && reader.flags.x) withoutEqual("two quantifiers under flag x");
    if (counts && reader.name !== "Rust") {
      refused(`${reader.name} refuses a quantifier after a quantifier`);
    }
  }
  return piece;
}

/** Refuses a quantifier where nothing is to be repeated. @param {Reader} reader */
export function refuseQuantifier(reader) {
  const start = reader.pos;
  const counts = readCounts(reader);
  if (!counts) return;
  const text = reader.text.slice(start, reader.pos);
  refused(`${reader.name} refuses the ${text}: there is nothing before it to be repeated`);
}

/** Without a way back into what matched. @param {Reader} reader @param {Piece} piece @returns {Piece} */
export function atomic(reader, piece) {
  if (reader.inLookbehind) withoutEqual("atomic groups and possessive quantifiers in a look-behind");
  const group = `a${++reader.atomics}`;
  return { ...piece, js: `(?=(?<${group}>${piece.js}))\\k<${group}>`, whole: false };
}

/** @param {Piece} piece @param {Counts} counts @param {string} suffix @returns {Piece} */
function repeat(piece, { min, max, js }, suffix) {
  const repeated = piece.whole ? piece.js : `(?:${piece.js})`;
  const once = min === 1 && max === 1;
  return {
    js: `${repeated}${js}${suffix}`,
    min: piece.min * min,
    max: max === 0 || piece.max === 0 ? 0 : piece.max * max,
    whole: false,
    isPlace: false,
    repeats: max === 0 ? 1 : piece.repeats * Math.max(max === Infinity ? min : max, 1),
    sets: once ? piece.sets : [],
  };
}

/** @param {Reader} reader @returns {{js: "" | "?" | "+"}} */
function readSuffix(reader) {
  if (reader.skip("?")) return { js: "?" };
  if (reader.next !== "+" || reader.name === "Rust") return { js: "" };
  if (reader.name === "Go") refused("Go refuses possessive quantifiers");
  reader.take();
  if (reader.name === "Python")
    reader.notes.add("Python knows possessive quantifiers since 3.11; before, it refuses them.");
  return { js: "+" };
}

/** @param {Reader} reader @returns {Counts | null} */
function readCounts(reader) {
  if (reader.skip("*")) return { min: 0, max: Infinity, js: "*" };
  if (reader.skip("+")) return { min: 1, max: Infinity, js: "+" };
  if (reader.skip("?")) return { min: 0, max: 1, js: "?" };
  if (reader.next !== "{") return null;
  return readBraces(reader);
}

/** A brace that starts no quantifier stands for itself. @param {Reader} reader @returns {Counts | null} */
function readBraces(reader) {
  const { name } = reader;
  const found = matchCounts(reader);
  if (!found) {
    if (name === "Rust") refused("Rust refuses a { that starts no {n,m}; write \\{");
    const newer = name === "PCRE" && reader.match(/\{(?=[^}]*\d)[ \t]*\d*[ \t]*(?:,[ \t]*\d*[ \t]*)?\}/y);
    return newer ? withoutEqual(`${newer[0]}, which versions of PCRE read in two ways`) : null;
  }
  if (name === "Rust") reader.skipBlanks();
  const [, low, comma, high] = found;
  const min = Number(low);
  const max = !comma ? min : high ? Number(high) : Infinity;
  if (max < min) refused(`${name} refuses ${found[0]}: the end is before the start`);
  const most = Math.max(min, max === Infinity ? 0 : max);
  if (name === "PCRE" && most > 65_535) refused("PCRE refuses to repeat more than 65535 times");
  return { min, max, js: max === Infinity ? `{${min},}` : min === max ? `{${min}}` : `{${min},${max}}` };
}

/** Reads a quantifier in braces: the lower count, the comma, the upper count. @param {Reader} reader */
function matchCounts(reader) {
  switch (reader.name) {
    case "Python":
      return reader.match(/\{(?!\})(\d*)(?:(,)(\d*))?\}/y);
    case "Go":
      return reader.match(/\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*|))?\}/y);
    case "Rust":
      return matchCountsOfRust(reader);
    default:
      return reader.match(/\{(\d+)(?:(,)(\d*))?\}/y);
  }
}

/** Spaces may stand around a count; under flag x, spaces and comments anywhere. @param {Reader} reader */
function matchCountsOfRust(reader) {
  if (!reader.flags.x) {
    return reader.match(
      /\{\p{White_Space}*(\d+)\p{White_Space}*(?:(,)(?:\p{White_Space}*(\d+)\p{White_Space}*)?)?\}/uy,
    );
  }
  const spaced = reader.match(/\{(?:[\d,]|\p{White_Space}|#[^\n]*\n)*\}/uy);
  const bare = spaced?.[0].replace(/\p{White_Space}|#[^\n]*\n/gu, "") ?? "";
  return /^\{(\d+)(?:(,)(\d*))?\}$/.exec(bare);
}

/** @param {Reader} reader @param {Piece} piece */
function checkRepeats({ name }, { repeats }) {
  if (name === "Go" && repeats > 1000) {
    refused("Go refuses to repeat more than 1000 times; it multiplies the counts of groups within groups");
  }
  if (name === "Rust" && repeats > 1000) withoutEqual("more than 1000 repeats, which Rust may refuse for their size");
  if (repeats > 65_535) withoutEqual("more than 65535 repeats");
}
