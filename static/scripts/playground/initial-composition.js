import { Catalogue } from "../shared/catalogue/catalogue.js";
import { fromScenario } from "../shared/catalogue/from-scenario.js";
import { find } from "../shared/ui/element.js";
import { readComposition } from "./parse-composition.js";
import { Presets } from "./presets.js";

/** @typedef {import("../shared/catalogue/composition.js").Composition} Composition */

/**
 * The composition that the address names: a case, or a scenario with the values of a message. It also
 * offers the scenarios to start from.
 *
 * @param {(composition: Composition) => void} onChosen
 * @returns {Promise<{composition: Composition | null, problem: string}>}
 */
export async function initialComposition(onChosen) {
  const query = new URLSearchParams(location.search);
  const written = readComposition(location.search);
  const catalogue = await Catalogue.load().catch(() => null);
  if (!catalogue) return written;
  const [chapters, scenarios] = ["#chapter", "#scenario"].map((id) => find(document, id, HTMLSelectElement));
  const presets = Presets(chapters, scenarios, catalogue, onChosen);
  const id = query.get("scenario");
  const entry = id ? await catalogue.find(id, null).catch(() => null) : null;
  if (!entry) return written;
  await presets.offer(entry.chapter.id, entry.scenario.id);
  const changes = { method: query.get("method"), header: query.get("header") };
  return { composition: fromScenario(entry.scenario, changes), problem: "" };
}
