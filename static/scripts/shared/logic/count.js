/**
 * Says how many items of a list are shown.
 *
 * @param {object} list
 * @param {number} list.shown
 * @param {number | null} [list.total] those shown, unless given
 * @param {[string, string]} list.noun singular and plural
 * @returns {string}
 */
export function countInWords({ shown, total, noun: [one, many] }) {
  const all = total ?? shown;
  const things = all === 1 ? one : many;
  if (all === 0) return `No ${many}`;
  return shown < all ? `${shown} of ${all} ${things}` : `${all} ${things}`;
}
