import { DIALECTS } from "./dialects.js";
import { readExpression } from "./expression.js";
import { FUNCTIONS } from "./functions.js";
import { list } from "./list.js";
import { PLAIN } from "./plain.js";
import { Reader } from "./reader.js";
import { Refusal, refused, withoutEqual } from "./refusal.js";
import { fromGo, fromJavaScript, fromPcre, fromPython, fromRust } from "./written.js";

/**
 * Translates what a server compares an origin with to an expression of JavaScript. It runs in the
 * page and under Node:
 *
 *     const { ok, source, flags } = translate("py-match", "https://trusted\\.com");
 *     ok && new RegExp(source, flags).test(origin)
 *
 * @typedef {{ok: true, source: string, flags: string, notes: string[]}} Translated
 * @typedef {{ok: false, by: "engine" | "translation", reason: string}} NotTranslated `by` says
 *   whether the function itself refuses the expression, or JavaScript has no equal for it
 */

const LONGEST = 4000;

/**
 * @param {string} id of {@link FUNCTIONS}
 * @param {string} text the expression, or what else the function takes
 * @returns {Translated | NotTranslated}
 */
export function translate(id, text) {
  try {
    const trimmed = text.trim();
    if (!Object.hasOwn(FUNCTIONS, id)) withoutEqual(`there is no function ${id}`);
    if (trimmed === "") withoutEqual("there is nothing to compare with");
    if (trimmed.length > LONGEST) withoutEqual(`it is longer than ${LONGEST} characters`);
    const { source, flags = "", notes } = translateText(id, trimmed);
    checkSyntax(source, flags);
    return { ok: true, source, flags, notes };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { by, message } = failure;
    return { ok: false, by, reason: by === "engine" ? message : `cannot be translated: ${message}` };
  }
}

/** @param {string} id @param {string} text @returns {{source: string, flags?: string, notes: string[]}} */
function translateText(id, text) {
  if (id in PLAIN) return PLAIN[id](text);
  if (id === "list") return list(text);
  const { dialect, place, ignoreCase = false } = FUNCTIONS[id];
  return dialect ? translateDialect(dialect, place ?? "anywhere", ignoreCase, text) : translateJavaScript(id, text);
}

/** @param {string} id @param {string} text */
function translateJavaScript(id, text) {
  const { pattern, flags, notes } = fromJavaScript(text);
  if (id === "js-test" && /[gy]/.test(flags)) {
    notes.push(
      "With flag g or y, test() starts where its last match ended: the same origin is let in and refused by turns.",
    );
  }
  return { source: pattern, flags: flags.replace("g", ""), notes };
}

const WRITTEN = { python: fromPython, go: fromGo, rust: fromRust, pcre: fromPcre };

/**
 * @param {import("./functions.js").DialectName} dialect
 * @param {import("./functions.js").Place} place
 * @param {boolean} ignoreCase
 * @param {string} text
 */
function translateDialect(dialect, place, ignoreCase, text) {
  const written = WRITTEN[dialect](text);
  const has = (/** @type {string} */ flag) => written.flags.includes(flag);
  // Flag u of PHP: characters instead of bytes, and the sets of Unicode.
  const rules = has("u") ? { ...DIALECTS[dialect], sets: /** @type {const} */ ("python") } : DIALECTS[dialect];
  const reader = new Reader(written.pattern, rules, {
    i: ignoreCase || has("i"),
    m: has("m"),
    s: has("s"),
    x: has("x"),
    endOnly: has("D"),
  });
  const { js } = readExpression(reader);
  const anchored = has("A") && place === "anywhere" ? "start" : place;
  const source = { anywhere: js, start: `^(?:${js})`, whole: `^(?:${js})$` }[anchored];
  // PCRE reads bytes. Without flag u, no letter outside ASCII is the other case of one inside.
  const unicode = dialect === "pcre" && !has("u") ? "" : "u";
  const flags = `${reader.ignoresCase ? "i" : ""}${unicode}`;
  return { source: source || "(?:)", flags, notes: [...written.notes, ...reader.notes] };
}

/** @param {string} source @param {string} flags */
function checkSyntax(source, flags) {
  try {
    new RegExp(source, flags);
  } catch (error) {
    refused(`JavaScript refuses it: ${error instanceof Error ? error.message : error}`);
  }
}
