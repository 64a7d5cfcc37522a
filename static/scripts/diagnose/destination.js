/**
 * Where what is pasted goes, in words: a paste is private, and people want to know.
 *
 * @param {string} hostname of this page
 */
export function destination(hostname) {
  return isLoopback(hostname) ? "this machine" : hostname;
}

/** @param {string} hostname */
function isLoopback(hostname) {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])\.?$/i.test(hostname);
}
