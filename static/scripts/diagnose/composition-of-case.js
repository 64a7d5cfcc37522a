/**
 * @typedef {import("../shared/judge/case.js").Case} Case
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 */

/**
 * The call as a composition of the playground: the app asks the lab, which answers as the person's server did.
 *
 * @param {Case} judgeCase
 * @returns {Composition | null} null where the call was redirected
 */
export function compositionOf({ pageOrigin, request, hops }) {
  if (hops.length !== 1) return null;
  const { method, headers, mode, credentials, redirect, body } = request;
  const [{ preflight, response }] = hops;
  return /** @type {Composition} */ ({
    from: "app",
    to: "lab",
    request: { method, headers, mode, credentials, redirect, ...(body && { body: "{}" }) },
    recipe: { ...answer("preflight", preflight, pageOrigin), ...answer("response", response, pageOrigin) },
  });
}

/**
 * @param {"preflight" | "response"} name
 * @param {import("../shared/judge/case.js").HopResponse} answered
 * @param {string} pageOrigin
 */
function answer(name, answered, pageOrigin) {
  if (answered === null) return {};
  if (answered === "network-error") return { [name]: { abort: true } };
  if (answered === "not-http") return { [name]: { notHttp: true } };
  const headers = answered.headers.map(([header, value]) => [header, value === pageOrigin ? "{page}" : value]);
  return { [name]: { status: answered.status, headers } };
}
