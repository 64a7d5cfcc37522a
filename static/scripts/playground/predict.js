import { isHostile } from "../shared/catalogue/meaning.js";
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
 * @param {import("../shared/config.js").Config} anyConfig
 * @param {import("../shared/catalogue/scenario.js").Engine} engine
 * @returns {Promise<Prediction>}
 */
export async function predict(composition, anyConfig, engine) {
  const { from, to, request: asked, recipe } = composition;
  const config = withLab(anyConfig);
  const page = originOf(config, from);
  const filled = fillPlaceholders({ to, request: asked, recipe }, placeholderValues(config, page, "playground"));
  const { url, request = {} } = commandOf(filled, config, "playground");
  const trusted = !isHostile(composition);
  const judgeCase = caseOf(page, url, request, recipeHops(filled.recipe, config), { engine, trusted });
  const nothing = { status: 200, headers: [] };
  const bare = caseOf(page, url, request, [{ preflight: nothing, response: nothing }], { trusted });
  const [verdict, unaided] = await Promise.all([judge(judgeCase), judge(bare)]);
  return { judgeCase, request, verdict, policy: unaided?.fix ?? null };
}

/** Where requests go when there is no lab: what is predicted does not depend on the name. */
const EXAMPLE_LAB = { origin: "https://api.example.com", thirdOrigin: "https://api.example.org" };

/** @param {import("../shared/config.js").Config} config @returns {import("../shared/config.js").Config} */
function withLab(config) {
  return { ...config, lab: config.lab ?? EXAMPLE_LAB };
}
