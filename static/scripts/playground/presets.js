import { fromScenario } from "../shared/catalogue/from-scenario.js";

/**
 * Two lists to start from a scenario. A chapter is loaded when a person chooses it.
 *
 * @param {HTMLSelectElement} chapters
 * @param {HTMLSelectElement} scenarios
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 * @param {(composition: import("../shared/catalogue/composition.js").Composition) => void} onChosen
 */
export function Presets(chapters, scenarios, catalogue, onChosen) {
  /** @type {import("../shared/catalogue/scenario.js").Scenario[]} */
  let offered = [];
  chapters.replaceChildren(
    new Option("Choose…", ""),
    ...catalogue.index.chapters.map(({ id, title }) => new Option(title, id)),
  );
  chapters.addEventListener("change", () => offer(chapters.value, ""));
  scenarios.addEventListener("change", () => {
    const scenario = offered.find(({ id }) => id === scenarios.value);
    const composition = scenario && fromScenario(scenario);
    if (composition) onChosen(composition);
  });
  return { offer };

  /** @param {string} chapterId @param {string} scenarioId the one that is shown as chosen */
  async function offer(chapterId, scenarioId) {
    const entry = catalogue.index.chapters.find(({ id }) => id === chapterId);
    chapters.value = entry ? chapterId : "";
    const all = entry ? (await catalogue.chapter(entry)).scenarios : [];
    offered = all.filter((scenario) => fromScenario(scenario));
    scenarios.replaceChildren(new Option("Choose…", ""), ...offered.map(({ id, title }) => new Option(title, id)));
    scenarios.value = offered.some(({ id }) => id === scenarioId) ? scenarioId : "";
    scenarios.disabled = offered.length === 0;
  }
}
