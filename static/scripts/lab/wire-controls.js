import { playgroundAddress } from "../shared/catalogue/composition.js";
import { fromScenario } from "../shared/catalogue/from-scenario.js";
import { EXPECTS_NOTHING } from "../shared/run/expect-prediction.js";
import { make } from "../shared/ui/element.js";
import { effectAfter, effectBefore } from "./switch-effect.js";
import { switched } from "./switched.js";

/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 * @typedef {import("../shared/run/runner.js").Report} Report
 * @typedef {{nodes: HTMLElement[], focus: () => void, showEffect: (after: Report | null) => string}} Controls
 */

/**
 * What stands above the wire of a run: a switch for the one thing that decided, and a link to the
 * playground with this very case.
 *
 * @param {Scenario} scenario
 * @param {Report} report of its run
 * @param {(changed: Scenario | null) => void} onSwitch with the scenario to run, null for the one of the catalogue
 * @returns {Controls}
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
  const effect = make("p", { class: "switch-effect" });
  effect.id = "switch-effect";
  toggle.setAttribute("aria-describedby", effect.id);
  showEffect(null);
  show(false);
  toggle.addEventListener("click", () => {
    const isOn = toggle.getAttribute("aria-checked") !== "true";
    show(isOn);
    onSwitch(isOn ? changed : null);
  });
  const parts = [...(changed ? [toggle, effect] : []), ...(link.href ? [link] : [])];
  return {
    nodes: parts.length > 0 ? [make("div", { class: "wire-controls" }, parts)] : [],
    focus: () => toggle.focus({ preventScroll: true }),
    showEffect,
  };

  /** @param {Report | null} after of the run with the switch on; null: it is off */
  function showEffect(after) {
    const { is, text } = after ? effectAfter(report, after) : effectBefore(report);
    effect.dataset.effect = is;
    effect.textContent = text[0].toUpperCase() + text.slice(1);
    return effect.textContent;
  }

  /** @param {boolean} isOn */
  function show(isOn) {
    toggle.setAttribute("aria-checked", String(isOn));
    const composition = fromScenario((isOn && changed) || scenario);
    if (composition) link.href = playgroundAddress(composition);
  }
}
