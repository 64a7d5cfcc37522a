/**
 * @typedef {NonNullable<import("./judge.js").Verdict["fix"]>} Fix
 * @typedef {{name: string, code: string}} Snippet code for one kind of program, under the name of its tab
 */

/** @param {Fix | null} fix @returns {Snippet[]} the code for a server */
export function serverSnippets(fix) {
  return withCode([
    { name: "actix-cors", code: fix?.actixCors },
    { name: "Express", code: fix?.express },
    { name: "nginx", code: fix?.nginx },
  ]);
}

/** @param {Fix} fix @returns {Snippet[]} the code for the page, then that for a server */
export function fixSnippets(fix) {
  return [...withCode([{ name: "The page", code: fix.client }]), ...serverSnippets(fix)];
}

/** @param {{name: string, code: string | null | undefined}[]} snippets @returns {Snippet[]} */
function withCode(snippets) {
  return snippets.flatMap(({ name, code }) => (code ? [{ name, code: code.trim() }] : []));
}
