/**
 * Says how many items of a list are shown.
 *
 * @param {object} list
 * @param {number} list.shown
 * @param {number | null} list.total
 * @param {[string, string]} list.noun singular and plural
 * @param {string} list.query what was searched for
 * @returns {string}
 */
export function countInWords({ shown, total, noun: [one, many], query }) {
  const all = total ?? shown;
  const things = all === 1 ? one : many;
  const matching = query ? ` with “${query}”` : "";
  if (all === 0) return `No ${many}${matching}`;
  return shown < all ? `${shown} of ${all} ${things}${matching}` : `${all} ${things}${matching}`;
}
