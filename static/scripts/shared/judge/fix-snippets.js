/**
 * @typedef {import("./judge.js").Fix} Fix
 * @typedef {{name: string, code: string}} Snippet code for one kind of program, under the name of its tab
 */

/** @param {Fix | null} fix @returns {Snippet[]} the code for a server */
export function serverSnippets(fix) {
  return (fix?.snippets ?? []).map(({ title, code }) => ({ name: title, code: code.trim() }));
}

/** @param {Fix} fix @returns {Snippet[]} the code for the page, then that for a server, then a proxy */
export function fixSnippets(fix) {
  const page = fix.client ? [{ name: "The page", code: fix.client.trim() }] : [];
  return [...page, ...serverSnippets(fix), ...proxySnippets(fix)];
}

/** @param {Fix} fix @returns {Snippet[]} the code for who does not own the API, in one tab */
function proxySnippets({ proxy }) {
  if (!proxy) return [];
  const parts = proxy.snippets.map(({ title, code }) => `${title}:\n\n${code.trim()}`);
  return [{ name: "Not your API", code: [proxy.why, `The page:\n\n${proxy.client.trim()}`, ...parts].join("\n\n") }];
}
