import { caseOf } from "../shared/judge/case.js";
import { judge } from "../shared/judge/judge.js";
import { originOf } from "../shared/catalogue/origins.js";
import { fillIn, placesOf } from "../shared/catalogue/placeholders.js";
import { hopsOf } from "../shared/run/recipe-hops.js";
import { orderOf } from "../shared/run/command.js";

/**
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("../shared/judge/judge.js").Verdict} Verdict
 *
 * @typedef {object} Prediction
 * @property {import("../shared/judge/case.js").Case} known
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
  const filled = fillIn(step, placesOf(config, page, "playground"));
  const { url, request = {} } = orderOf(filled, config, "playground");
  const known = caseOf(page, url, request, hopsOf(filled.recipe, config), engine);
  const nothing = { status: 200, headers: [] };
  const bare = caseOf(page, url, request, [{ preflight: nothing, response: nothing }]);
  const [verdict, unaided] = await Promise.all([judge(known), judge(bare)]);
  return { known, request, verdict, policy: unaided?.fix ?? null };
}
