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
    counts = readCounts(reader);
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
  const start = reader.pos;
  const found = reader.match(/\{(\d*)(,?)(\d*)\}/y);
  const isCount = found !== null && found[0] !== "{}" && (found[1] !== "" || name === "Python");
  if (found && name === "PCRE" && /^\{,\d/.test(found[0]))
    withoutEqual(`${found[0]}, which versions of PCRE read in two ways`);
  if (name === "Rust" && !isCount) refused("Rust refuses a { that starts no {n,m}; write \\{");
  if (!isCount) {
    reader.pos = start;
    return null;
  }
  const [, low, comma, high] = found;
  const min = Number(low);
  const max = comma === "" ? min : high === "" ? Infinity : Number(high);
  if (max < min) refused(`${name} refuses ${found[0]}: the end is before the start`);
  const most = Math.max(min, max === Infinity ? 0 : max);
  if (name === "Go" && most > 1000) refused("Go refuses to repeat more than 1000 times");
  if (most > 65_535) refused(`${name} refuses to repeat so often`);
  return { min, max, js: max === Infinity ? `{${min},}` : min === max ? `{${min}}` : `{${min},${max}}` };
}
