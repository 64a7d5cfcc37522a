/**
 * A recipe says in the URL what the server answers, at length; people need not
 * read it there.
 *
 * @param {string} text with URLs in it
 */
export function shortenRecipes(text) {
  return text.replace(/\?recipe=[^\s'"`’)]*/g, "?recipe=…");
}
