/**
 * @typedef {import("../../shared/run/recorder.js").Exchange} Exchange
 * @typedef {Pick<import("../../shared/api/wire-log.js").WireEntry, "method" | "path" | "isMarked" | "exchanges">} Call
 */

/**
 * The call that a recorded exchange belongs to. The record names no calls, so it is the first call of its
 * method and path that has none yet; a preflight belongs to the call whose method it asks for.
 *
 * @template {Call} T
 * @param {Exchange} exchange
 * @param {T[]} calls in the order in which they began
 * @returns {T | undefined}
 */
export function callOf({ preflight, request }, calls) {
  const method = preflight ? valueOf(request.headers, "access-control-request-method") : request.method;
  return calls.find((call) => {
    if (!call.isMarked || call.method !== method || call.path.split("?")[0] !== request.path) return false;
    return preflight ? call.exchanges.length === 0 : call.exchanges.every((other) => other.preflight);
  });
}

/** @param {import("../../shared/catalogue/scenario.js").Header[]} headers @param {string} wanted in lower case */
function valueOf(headers, wanted) {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
}
