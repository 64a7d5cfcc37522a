import { refused } from "./refusal.js";

/**
 * Takes away what a language writes around an expression: slashes, quotes, delimiters.
 *
 * @typedef {{pattern: string, flags: string, notes: string[]}} Written
 */

/** @param {string} text @returns {Written} */
export function fromJavaScript(text) {
  const literal = /^\/(.+)\/([a-z]*)$/s.exec(text);
  if (literal) return { pattern: literal[1], flags: literal[2], notes: [] };
  const quoted = /^(["'`])(.*)\1$/s.exec(text);
  if (!quoted) return { pattern: text, flags: "", notes: [] };
  const controls = /** @type {Record<string, string>} */ ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v" });
  const pattern = quoted[2].replace(/\\(.)/gs, (_, letter) => controls[letter] ?? letter);
  const lost = /(?<!\\)(?:\\\\)*\\[.dwsDWS/-]/.test(quoted[2]);
  const notes = lost
    ? ["In a string of JavaScript, \\. is a mere dot: the backslash is lost. Write \\\\. or a /literal/."]
    : [];
  return { pattern, flags: "", notes };
}

/** @param {string} text @returns {Written} */
export function fromPython(text) {
  const quoted = /^([rRuU]?)("""|'''|"|')(.*)\2$/s.exec(text);
  if (!quoted) return { pattern: text, flags: "", notes: slashes("Python", text) };
  const isRaw = /r/i.test(quoted[1]);
  return { pattern: isRaw ? quoted[3] : quoted[3].replace(/\\([\\"'])/g, "$1"), flags: "", notes: [] };
}

/** @param {string} text @returns {Written} */
export function fromGo(text) {
  const raw = /^`([^`]*)`$/s.exec(text);
  if (raw) return { pattern: raw[1], flags: "", notes: [] };
  return interpreted("Go", text);
}

/** @param {string} text @returns {Written} */
export function fromRust(text) {
  const raw = /^r(#*)"(.*)"\1$/s.exec(text);
  if (raw) return { pattern: raw[2], flags: "", notes: [] };
  return interpreted("Rust", text);
}

/** A string whose backslashes the compiler reads. @param {string} name @param {string} text @returns {Written} */
function interpreted(name, text) {
  const quoted = /^"(.*)"$/s.exec(text);
  if (!quoted) return { pattern: text, flags: "", notes: slashes(name, text) };
  const controls = /** @type {Record<string, string>} */ ({ n: "\n", r: "\r", t: "\t" });
  const pattern = quoted[1].replace(/\\(.)/gs, (all, letter) => {
    if (/[\\"']/.test(letter)) return letter;
    return controls[letter] ?? refused(`${name} refuses ${all} in a "string"; write it raw, or \\${all}`);
  });
  return { pattern, flags: "", notes: [] };
}

/**
 * nginx, Apache and PHP: quotes, `~` or `~*` in front, and the delimiters of PHP or Apache's `m#…#`. No delimiter
 * occurs at both ends of an expression for origins.
 *
 * @param {string} text
 * @returns {Written}
 */
export function fromPcre(text) {
  const quoted = /^(["'])(.*)\1$/s.exec(text);
  const inside = quoted ? quoted[2].replace(/\\([\\"'])/g, "$1") : text;
  const delimited =
    /^m?([/#~@%!;,|])(.*)\1([imsxADUSXJun]*)$/s.exec(inside) ?? /^(\{)(.*)\}([imsxADUSXJun]*)$/s.exec(inside);
  if (delimited) {
    const [, mark, pattern, flags] = delimited;
    return { pattern, flags, notes: [`The ${mark} at both ends is taken for a delimiter, as in PHP.`] };
  }
  const operator = /^(~\*?)\s*(?=\S)/.exec(inside);
  if (!operator) return { pattern: inside, flags: "", notes: [] };
  const anyCase = operator[1] === "~*";
  const notes = [`The ${operator[1]} in front is taken for that of nginx${anyCase ? ", which ignores case" : ""}.`];
  return { pattern: inside.slice(operator[0].length), flags: anyCase ? "i" : "", notes };
}

/** @param {string} name @param {string} text */
function slashes(name, text) {
  return /^\/.*\/[a-z]*$/s.test(text) ? [`${name} has no /…/: here the slashes belong to the expression.`] : [];
}
