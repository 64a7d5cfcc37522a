import { areCookiesSent } from "../../../shared/report/cookies-of-run.js";

/** @typedef {import("../switch.js").Step} Step */

/**
 * Of a run about a cookie: the page asks for cookies, or does not. Where it asked and there is none, the
 * browser's rules decide. A page that is not welcome is not told how to ask.
 *
 * @param {import("../switch.js").Scenario} scenario
 * @param {import("../switch.js").Report} report
 * @returns {import("../switch.js").Switch | null}
 */
export function cookieSwitch({ steps, from, hostile }, report) {
  const isSent = areCookiesSent(report);
  const last = steps.length - 1;
  if (hostile.includes(steps[last].from ?? from)) return null;
  const isIncluded = (/** @type {Step} */ { request }) => request?.credentials === "include";
  const silent = steps.findIndex((step) => !isIncluded(step));
  const where = (/** @type {number} */ i) => (steps.length > 1 ? ` in step ${i + 1}` : "");
  /** @param {boolean} sent */
  const then = (sent) => ({
    words: sent ? "the cookie goes along" : "the cookie stays behind",
    holds: (/** @type {import("../switch.js").Report} */ after) => areCookiesSent(after) === sent,
    isNeutral: false,
  });
  if (!isSent && silent >= 0)
    return {
      label: `Ask with credentials: "include"${where(silent)}`,
      steps: asked(steps, silent, "include"),
      then: then(true),
    };
  if (isSent)
    return { label: `Ask without credentials${where(last)}`, steps: asked(steps, last, "omit"), then: then(false) };
  return null;
}

/** @param {Step[]} steps @param {number} index @param {RequestCredentials} credentials @returns {Step[]} */
function asked(steps, index, credentials) {
  return steps.map((step, i) => (i === index ? { ...step, request: { ...step.request, credentials } } : step));
}
