/**
 * What is compared as text and not as a regular expression.
 *
 * @typedef {{source: string, notes: string[]}} PlainSource
 */

/** @type {Record<string, (text: string) => PlainSource>} */
export const PLAIN = {
  "starts-with": (text) => ({ source: `^${escapeText(unquoted(text))}`, notes: [] }),
  "ends-with": (text) => ({ source: `${escapeText(unquoted(text))}$`, notes: [] }),
  includes: (text) => ({ source: escapeText(unquoted(text)), notes: [] }),
  glob,
};

/** @param {string} text @returns {string} an expression that matches this text */
export function escapeText(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\n/g, "\\n");
}

/** @param {string} text @returns {PlainSource} */
function glob(text) {
  const parts = unquoted(text).split("*");
  const notes = [];
  if (parts.length === 1) notes.push("There is no star: this is a comparison with one origin.");
  if (parts.length > 2) {
    notes.push("Many libraries know one star only: they refuse a second one, or take it as a character.");
  }
  if (/[?[\]{}]/.test(text)) notes.push("Only the star is special here: ?, [ ] and { } stand for themselves.");
  return { source: `^${parts.map(escapeText).join("[\\s\\S]*")}$`, notes };
}

/** @param {string} text @returns {string} */
export function unquoted(text) {
  return text.trim().replace(/^[bru]?(["'`])([\s\S]*)\1$/i, "$2");
}
