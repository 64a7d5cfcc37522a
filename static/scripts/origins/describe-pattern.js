/** @typedef {{answer: "Yes" | "No", text: string}} Answer */

/**
 * Says in words what the wildcards of a list of patterns stand for, and what they do not.
 *
 * @param {string} patterns separated by commas
 * @returns {Answer[]} what each wildcard lets in, and what it does not
 */
export function describePatterns(patterns) {
  const all = patterns.split(",").map((one) => one.trim());
  return all.flatMap((pattern) => {
    const found = /^(https?:\/\/)\*\.([^/*]+)$/.exec(pattern);
    if (!found) return [];
    const [, scheme, parent] = found;
    const apex = scheme + parent;
    /** @type {Answer[]} */
    const itself = all.includes(apex) ? [] : [{ answer: "No", text: `${apex} itself. Add it if you mean it, too.` }];
    const under = `every subdomain of ${parent}, at any depth, with this scheme and port only.`;
    return [{ answer: "Yes", text: under }, ...itself];
  });
}
