/**
 * @typedef {import("./judge.js").Fix} Fix
 * @typedef {{name: string, code: string}} Snippet code for one kind of program, under its name
 */

/** @param {Fix | null} fix @returns {Snippet[]} the code for a server */
export function serverSnippets(fix) {
  return (fix?.snippets ?? []).map(({ title, code }) => ({ name: title, code: code.trim() }));
}

/** @param {Fix} fix @returns {Snippet[]} the code for a server, then for who does not own the API */
export function stackSnippets(fix) {
  return [...serverSnippets(fix), ...proxySnippets(fix)];
}

/** @param {Fix | null} fix @returns {string} the lines that the answer must have, whatever the server */
export function headerLines(fix) {
  return (fix?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join("\n");
}

/** @param {Fix} fix @returns {Snippet[]} */
function proxySnippets({ proxy }) {
  if (!proxy) return [];
  const parts = proxy.snippets.map(({ title, code }) => `${title}:\n\n${code.trim()}`);
  return [{ name: "Not your API", code: [proxy.why, `The page:\n\n${proxy.client.trim()}`, ...parts].join("\n\n") }];
}
