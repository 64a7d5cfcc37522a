/**
 * @typedef {import("./judge.js").Fix} Fix
 * @typedef {{name: string, code: string}} Snippet code for one kind of program, under the name of its tab
 */

/** @param {Fix | null} fix @returns {Snippet[]} the code for a server */
export function serverSnippets(fix) {
  return (fix?.snippets ?? []).map(({ title, code }) => ({ name: title, code: code.trim() }));
}

/** @param {Fix} fix @returns {Snippet[]} the code for the page, then that for a server */
export function fixSnippets(fix) {
  const page = fix.client ? [{ name: "The page", code: fix.client.trim() }] : [];
  return [...page, ...serverSnippets(fix)];
}
