/**
 * @typedef {import("./judge.js").Fix} Fix
 * @typedef {"run" | "documented" | "proxy"} Group whether the fixes for it were run, or written from its documentation; or a proxy of one's own
 * @typedef {{stack: string, title: string, group: Group, code: string}} Snippet code for one kind of program, with its name to be read by people
 */

/** @param {Fix | null} fix @returns {Snippet[]} the code for a server */
export function serverSnippets(fix) {
  return (fix?.snippets ?? []).map(({ stack, title, documentation, code }) => ({
    stack,
    title,
    group: documentation ? "documented" : "run",
    code: code.trim(),
  }));
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
  return [
    {
      stack: "proxy",
      title: "A proxy of your own",
      group: "proxy",
      code: [inLines(proxy.why), `The page:\n\n${proxy.client.trim()}`, ...parts].join("\n\n"),
    },
  ];
}

/** Breaks a sentence at its spaces, since code is not broken. @param {string} text */
function inLines(text) {
  return text.replace(/(.{1,72})(?: |$)/g, "$1\n").trim();
}
