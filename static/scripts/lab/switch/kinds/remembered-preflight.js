import { changeAt, withHeader } from "../recipe-change.js";

const MAX_AGE = "Access-Control-Max-Age";

/**
 * Of a run about a preflight that the browser remembers or not.
 *
 * @param {import("../switch.js").Step[]} steps which ask one address
 * @param {boolean} isAsked whether a preflight arrived in the last step
 * @returns {import("../switch.js").Switch | null}
 */
export function rememberedPreflightSwitch(steps, isAsked) {
  const seconds = isAsked ? "60" : "0";
  const changed = steps.map((step) => {
    const recipe = changeAt(step.recipe ?? {}, { hop: 0, message: "preflight" }, (response) =>
      withHeader(response, MAX_AGE, seconds),
    );
    return recipe && { ...step, recipe };
  });
  if (changed.includes(null)) return null;
  return {
    label: `Let it answer ${MAX_AGE}: ${seconds}`,
    steps: /** @type {import("../switch.js").Step[]} */ (changed),
    then: {
      words: isAsked ? "the browser remembers, and does not ask again" : "the browser asks again",
      holds: ({ steps: ran }) => ran[ran.length - 1].exchanges?.some((exchange) => exchange.preflight) !== isAsked,
      isNeutral: true,
    },
  };
}
