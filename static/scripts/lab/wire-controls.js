import { playgroundAddress } from "../shared/catalogue/composition.js";
import { fromScenario } from "../shared/catalogue/from-scenario.js";
import { EXPECTS_NOTHING } from "../shared/run/expect-prediction.js";
import { make } from "../shared/ui/element.js";
import { switched } from "./switched.js";

/** @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario */

/**
 * What stands above the wire of a run: a switch for the one thing that decided, and a link to the
 * playground with this very case.
 *
 * @param {Scenario} scenario
 * @param {import("../shared/run/runner.js").Report} report of its run
 * @param {(changed: Scenario | null) => void} onSwitch with the scenario to run, null for the one of the catalogue
 * @returns {{nodes: HTMLElement[], focus: () => void}}
 */
export function WireControls(scenario, report, onSwitch) {
  const other = switched(scenario, report);
  const last = scenario.steps[scenario.steps.length - 1];
  /** @type {Scenario | null} */
  const changed = other && {
    ...scenario,
    note: undefined,
    meaning: undefined,
    steps: [...scenario.steps.slice(0, -1), { ...last, recipe: other.recipe }],
    expect: EXPECTS_NOTHING,
  };
  const link = make("a", { text: "Change it in the playground" });
  const toggle = make("button", { class: "switch", text: other?.label ?? "" });
  toggle.type = "button";
  toggle.setAttribute("role", "switch");
  show(false);
  toggle.addEventListener("click", () => {
    const isOn = toggle.getAttribute("aria-checked") !== "true";
    show(isOn);
    onSwitch(isOn ? changed : null);
  });
  const parts = [...(changed ? [toggle] : []), ...(link.href ? [link] : [])];
  return {
    nodes: parts.length > 0 ? [make("div", { class: "wire-controls" }, parts)] : [],
    focus: () => toggle.focus({ preventScroll: true }),
  };

  /** @param {boolean} isOn */
  function show(isOn) {
    toggle.setAttribute("aria-checked", String(isOn));
    const composition = fromScenario((isOn && changed) || scenario);
    if (composition) link.href = playgroundAddress(composition);
  }
}
