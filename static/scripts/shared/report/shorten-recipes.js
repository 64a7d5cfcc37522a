/**
 * Leaves the recipes out of the URLs in a text: they are long, and the page shows them elsewhere.
 *
 * @param {string} text with URLs in it
 */
export function shortenRecipes(text) {
  return text.replace(/\?recipe=[^\s'"`’)]*/g, "?recipe=…");
}
