/**
 * Predicts whether a browser sends a preflight, and why: the rules of the Fetch Standard for the
 * requests of this page.
 *
 * @typedef {object} Outgoing
 * @property {string} url
 * @property {string} method
 * @property {Record<string, string>} headers
 *
 * @typedef {object} Prediction
 * @property {boolean} crossOrigin
 * @property {boolean} needed
 * @property {string[]} reasons
 */

const SAFELISTED_METHODS = ["GET", "HEAD", "POST"];
const SAFELISTED_HEADERS = ["accept", "accept-language", "content-language"];
const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/**
 * @param {Outgoing} request
 * @param {string} pageOrigin
 * @returns {Prediction}
 */
export function predictPreflight(request, pageOrigin) {
  const crossOrigin = new URL(request.url).origin !== pageOrigin;
  const reasons = crossOrigin
    ? [...methodReasons(request.method), ...Object.entries(request.headers).flatMap(headerReasons)]
    : [];
  return { crossOrigin, needed: reasons.length > 0, reasons };
}

/** @param {string} method */
function methodReasons(method) {
  return SAFELISTED_METHODS.includes(method) ? [] : [`the method ${method} is not GET, HEAD or POST`];
}

/** @param {[string, string]} header */
function headerReasons([name, value]) {
  const lower = name.toLowerCase();
  if (SAFELISTED_HEADERS.includes(lower)) return [];
  if (lower !== "content-type") return [`the header ${name} is not one that every page may send`];
  const type = value.split(";")[0].trim().toLowerCase();
  return FORM_TYPES.includes(type) ? [] : [`no form could send Content-Type: ${type}`];
}
