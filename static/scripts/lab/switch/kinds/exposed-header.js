import { changeAt, withHeader } from "../recipe-change.js";

const EXPOSE = "Access-Control-Expose-Headers";

/**
 * Of a run about a header of the response that script reads or not.
 *
 * @param {import("../switch.js").Step} step
 * @param {Record<string, string | null>} expected the headers that script reads; null: it does not
 * @returns {import("../switch.js").Switch | null}
 */
export function exposedHeaderSwitch(step, expected) {
  const sent = (step.recipe?.response?.headers ?? []).find(([name]) => expected[name.toLowerCase()] !== undefined);
  if (!sent) return null;
  const [name] = sent;
  const isRead = expected[name.toLowerCase()] !== null;
  const recipe = changeAt(step.recipe ?? {}, { hop: 0, message: "response" }, (response) =>
    withHeader(response, EXPOSE, isRead ? null : name),
  );
  return (
    recipe && {
      label: isRead ? `Leave out ${EXPOSE}` : `Let it answer ${EXPOSE}: ${name}`,
      steps: [{ ...step, recipe }],
      then: {
        words: isRead ? `script is not shown ${name}` : `script reads ${name}`,
        holds: ({ steps }) => reads(steps[steps.length - 1].result.headers, name) !== isRead,
        isNeutral: false,
      },
    }
  );
}

/** @param {[string, string][] | undefined} headers @param {string} name */
function reads(headers, name) {
  return (headers ?? []).some(([other]) => other.toLowerCase() === name.toLowerCase());
}
