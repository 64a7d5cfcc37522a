/**
 * Says in words what the wildcards of a list of patterns stand for, and what they do not.
 *
 * @param {string} patterns separated by commas
 * @returns {string[]} a sentence or two for each wildcard
 */
export function describePatterns(patterns) {
  const all = patterns.split(",").map((one) => one.trim());
  return all.flatMap((pattern) => {
    const found = /^(https?:\/\/)\*\.([^/*]+)$/.exec(pattern);
    if (!found) return [];
    const [, scheme, parent] = found;
    const apex = scheme + parent;
    const without = all.includes(apex) ? "" : ` It does not let in ${apex} itself: add that if you mean it, too.`;
    return [`${pattern} lets in every subdomain of ${parent}, at any depth, with this scheme and port only.${without}`];
  });
}
