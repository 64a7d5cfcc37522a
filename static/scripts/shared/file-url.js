/**
 * The address of a file of this site, with the version that the address of this script has: so it is kept
 * as long as the scripts are.
 *
 * @param {string} path without a slash in front
 * @returns {URL}
 */
export function fileUrl(path) {
  return new URL(`../../${path}`, import.meta.url);
}
