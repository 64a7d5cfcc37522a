import { refused, withoutEqual } from "./refusal.js";

/**
 * What an opening parenthesis starts.
 *
 * @typedef {import("./reader.js").Reader} Reader
 * @typedef {import("./reader.js").Flags} Flags
 * @typedef {{kind: "capture", name?: string}
 *   | {kind: "group", flags?: Flags}
 *   | {kind: "atomic"}
 *   | {kind: "look", head: "?=" | "?!" | "?<=" | "?<!"}
 *   | {kind: "flags", flags: Flags}
 *   | {kind: "reference", group: string}
 *   | {kind: "comment"}} GroupHead
 */

/** Reads what follows the parenthesis. @param {Reader} reader @returns {GroupHead} */
export function readGroupHead(reader) {
  const { dialect, name } = reader;
  if (name === "PCRE" && reader.next === "*") withoutEqual("verbs such as (*UTF8)");
  if (name === "Rust") reader.skipBlanks();
  if (!reader.skip("?")) return { kind: "capture" };
  if (reader.skip(":")) return { kind: "group" };
  const look = reader.match(/<?[=!]/y);
  if (look) {
    if (!dialect.lookAround) refused(`${name} refuses (?${look[0]}…): it has no look-around`);
    return { kind: "look", head: /** @type {"?="} */ (`?${look[0]}`) };
  }
  const named = reader.match(nameForms(name));
  if (named) return { kind: "capture", name: uniqueName(reader, named[1] ?? named[2]) };
  if (!dialect.backtracks) {
    if (reader.next === ">") refused(`${name} refuses atomic groups`);
    return readFlags(reader);
  }
  if (reader.skip(">")) return { kind: "atomic" };
  const reference = reader.match(/P=(\w+)\)/y);
  if (reference) return { kind: "reference", group: reference[1] };
  if (reader.match(/#[^)]*\)/y)) return { kind: "comment" };
  if (reader.next === "(") withoutEqual("conditions (?(…)…)");
  if (name === "PCRE" && /[|R0-9+&^C]|P>|-\d/y.test(reader.text.slice(reader.pos, reader.pos + 2))) {
    withoutEqual("branch resets, recursion and callouts");
  }
  return readFlags(reader);
}

/** @param {string} name */
function nameForms(name) {
  switch (name) {
    case "Python":
      return /P<([^\W\d]\w*)>/y;
    case "Go":
      return /P?<(\w+)>/y;
    case "Rust":
      return /P?<([\p{Alphabetic}_][\p{Alphabetic}\p{N}_.[\]]*)>/uy;
    default:
      return /P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'/y;
  }
}

/** Only Go lets groups share a name. @param {Reader} reader @param {string} group */
function uniqueName(reader, group) {
  return reader.names.has(group) && reader.name !== "Go"
    ? refused(`${reader.name} refuses two groups with the name ${group}`)
    : group;
}

/** @param {Reader} reader @returns {GroupHead} */
function readFlags(reader) {
  const { dialect, name } = reader;
  const found = reader.match(/([A-Za-z]*)(?:-([A-Za-z]*))?([:)])/y);
  if (!found || (found[0] === ")" && !/PCRE|Go/.test(name))) return refused(`${name} refuses this (?…`);
  const [, on, off = "", end] = found;
  if (found[2] === "" && name !== "PCRE") refused(`${name} refuses a - without a flag`);
  if (name === "Rust" && /(.).*\1/.test(on + off)) refused("Rust refuses the same flag twice");
  for (const flag of on + off) {
    if (!dialect.flags.includes(flag)) refused(`${name} refuses the flag ${flag}`);
  }
  if (/[RJn]/.test(on + off) || off.includes("u") || /xx/.test(on)) withoutEqual(`the flags (?${found[0]}`);
  const flags = { ...reader.flags };
  for (const flag of /** @type {("i" | "m" | "s" | "x")[]} */ (["i", "m", "s", "x"])) {
    if (on.includes(flag)) flags[flag] = true;
    if (off.includes(flag)) flags[flag] = false;
  }
  if (name === "Python") checkPythonFlags(reader, on, off, end, found[0]);
  if (on.includes("a")) flags.ascii = true;
  if (on.includes("u")) flags.ascii = false;
  if (reader.ignoresCase && !flags.i) withoutEqual("a part that heeds case in an expression that ignores it");
  return end === ")" ? { kind: "flags", flags } : { kind: "group", flags };
}

/** @param {Reader} reader @param {string} on @param {string} off @param {string} end @param {string} all */
function checkPythonFlags(reader, on, off, end, all) {
  if (on.includes("L")) refused("Python refuses the flag L on text");
  if ([...on].some((flag) => off.includes(flag))) refused("Python refuses the same flag before and after the -");
  if (/[auL]/.test(off) || (end === ")" && all.includes("-"))) refused(`Python refuses (?${all}`);
  if (end === ")" && reader.hasBegun) {
    refused(`Python refuses (?${all} anywhere but at the start (since 3.11)`);
  }
}
