/**
 * The state that the address bar keeps, so that reload, back and copied links work.
 *
 * @typedef {object} Address
 * @property {string | null} group id of the open group
 * @property {string} q search among the groups
 * @property {string} find search among the contacts of the open group
 */

/**
 * @param {string} search the query of a URL
 * @returns {Address}
 */
export function readAddress(search) {
  const query = new URLSearchParams(search);
  const group = query.get("group") ?? "";
  return { group: isId(group) ? group : null, q: query.get("q") ?? "", find: query.get("find") ?? "" };
}

/**
 * @param {Address} address
 * @returns {string} a relative URL
 */
export function writeAddress({ group, q, find }) {
  const query = new URLSearchParams();
  if (group) query.set("group", group);
  if (q) query.set("q", q);
  if (group && find) query.set("find", find);
  return query.size > 0 ? `?${query}` : "./";
}

/** An id becomes a part of a path, where dots would lead elsewhere. @param {string} text */
function isId(text) {
  return /^[\w-]{1,64}$/.test(text);
}
