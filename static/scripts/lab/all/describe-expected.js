import { expectedIn } from "../../../lab/catalogue/compare.js";
import { shortOutcome } from "./short-outcome.js";

/**
 * @typedef {object} ExpectedDescription what an engine does with a scenario
 * @property {string} does
 * @property {string | null} code what its console calls that
 * @property {string | null} why it does so, where it is not what the others do
 */

/**
 * @param {import("../../shared/catalogue/scenario.js").Scenario} scenario
 * @param {import("../../shared/catalogue/scenario.js").Engine} engine
 * @returns {ExpectedDescription}
 */
export function describeExpected({ expect }, engine) {
  /** @type {import("../../shared/catalogue/scenario.js").EngineExpected & {outcome: string}} */
  const here = expectedIn(expect, engine);
  const { outcome, sent, observations = {}, code = null, why = null } = here;
  const seen = Object.entries(observations).map(([what, value]) => `${what}: ${value}`);
  const shown =
    outcome === "probe" && seen.length > 0 ? seen.join(", ") : shortOutcome(OUTCOMES[outcome] ?? outcome, null, sent);
  return { does: shown, code, why };
}

/** @type {Partial<Record<string, string>>} */
const OUTCOMES = { "opaque-redirect": "opaque redirect", probe: "observed" };
