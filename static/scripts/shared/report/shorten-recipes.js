/**
 * Shortens the URLs of the lab in a text: a run and its recipe are long, and the page shows them
 * elsewhere.
 *
 * @param {string} text with URLs in it
 */
export function shortenRecipes(text) {
  return text.replace(/\/r\/[^\s'"`’)/?]+\?recipe=[^\s'"`’)]*[^\s'"`’).,;]/g, "/r/…");
}
