/**
 * Shortens the ids in a path: what matters is that there is one, and whether two are the same.
 *
 * @param {string} path
 */
export function shortIds(path) {
  return path.replace(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22}/g, "$1…");
}
