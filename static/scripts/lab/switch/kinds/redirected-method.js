import { lastRequested } from "../../../shared/run/wire-hops.js";
import { changeAt } from "../recipe-change.js";

/** After these a POST goes on as a POST. */
const KEEP = [307, 308];

/**
 * Of a run about the method after a redirect.
 *
 * @param {import("../switch.js").Step} step which sends a POST
 * @param {number} status of the redirect
 * @returns {import("../switch.js").Switch | null}
 */
export function redirectedMethodSwitch(step, status) {
  const [other, method] = KEEP.includes(status) ? [302, "GET"] : [307, "POST"];
  const recipe = changeAt(step.recipe ?? {}, { hop: 0, message: "response" }, ({ redirect, ...response }) => ({
    ...response,
    ...(redirect && { redirect: { ...redirect, status: other } }),
  }));
  return (
    recipe && {
      label: `Let it answer with ${other}`,
      steps: [{ ...step, recipe }],
      then: {
        words: `it arrives as ${method}`,
        holds: ({ steps }) => lastRequested(steps[steps.length - 1].exchanges)?.request.method === method,
        isNeutral: true,
      },
    }
  );
}
