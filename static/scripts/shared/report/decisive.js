/**
 * Finds the part of a response that decided the outcome.
 *
 * @typedef {{of: "preflight" | "response", what: string}} Decisive `what` is a header's name in lower case, or "status"
 */

const ACAO = "access-control-allow-origin";
const ACAC = "access-control-allow-credentials";

/** @type {[RegExp, string][]} the first that matches counts */
const BY_CAUSE = [
  [/redirect-(with-userinfo|non-http|bad-location|too-many|mode-error|same-origin-mode)$/, "location"],
  [/^preflight-(unhandled|bad-status|auth-required|redirect)/, "status"],
  [/^(acam-|method-)/, "access-control-allow-methods"],
  [/^(acah-|header-|content-type-not-allowed|authorization-)/, "access-control-allow-headers"],
  [/acac-/, ACAC],
  [/acao-|origin-null|redirect-back-home|redirect-second-preflight|cached-/, ACAO],
];

/**
 * @param {import("../judge/judge.js").Verdict | null} verdict
 * @param {import("../run/wire-hops.js").WireHop} hop the one that decided
 * @returns {Decisive | null}
 */
export function decisiveOf(verdict, hop) {
  if (!verdict) return null;
  const of = hop.response ? "response" : "preflight";
  if (verdict.outcome === "readable") return hop.response ? { of, what: ACAO } : null;
  if (verdict.outcome !== "blocked" || !verdict.cause) return null;
  const what = verdict.cause === "redirect-hop-credentials" ? credentialsHeader(hop) : headerOf(verdict.cause);
  return what ? { of, what } : null;
}

/** @param {string} cause */
function headerOf(cause) {
  return BY_CAUSE.find(([pattern]) => pattern.test(cause))?.[1] ?? null;
}

/** @param {import("../run/wire-hops.js").WireHop} hop */
function credentialsHeader({ response }) {
  const star = response?.answer?.headers?.some(([name, value]) => name.toLowerCase() === ACAO && value.trim() === "*");
  return star ? ACAO : ACAC;
}
