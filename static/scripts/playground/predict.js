import { originOf } from "../shared/catalogue/origins.js";
import { fillPlaceholders, placeholderValues } from "../shared/catalogue/placeholders.js";
import { caseOf } from "../shared/judge/case.js";
import { judge } from "../shared/judge/judge.js";
import { commandOf } from "../shared/run/command.js";
import { recipeHops } from "../shared/run/recipe-hops.js";

/**
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("../shared/judge/judge.js").Verdict} Verdict
 *
 * @typedef {object} Prediction
 * @property {import("../shared/judge/case.js").Case} judgeCase
 * @property {import("../shared/catalogue/scenario.js").Request} request as it is sent
 * @property {Verdict | null} verdict null when the judge does not answer
 * @property {Verdict["fix"]} policy what the request needs of a server, whatever the recipe is
 */

/**
 * @param {Composition} composition
 * @param {import("../shared/config.js").Config} config
 * @param {import("../shared/catalogue/scenario.js").Engine} engine
 * @returns {Promise<Prediction>}
 */
export async function predict({ from, ...step }, config, engine) {
  const page = originOf(config, from);
  const filled = fillPlaceholders(step, placeholderValues(config, page, "playground"));
  const { url, request = {} } = commandOf(filled, config, "playground");
  const judgeCase = caseOf(page, url, request, recipeHops(filled.recipe, config), engine);
  const nothing = { status: 200, headers: [] };
  const bare = caseOf(page, url, request, [{ preflight: nothing, response: nothing }]);
  const [verdict, unaided] = await Promise.all([judge(judgeCase), judge(bare)]);
  return { judgeCase, request, verdict, policy: unaided?.fix ?? null };
}
