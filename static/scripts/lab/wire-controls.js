import { playgroundAddress } from "../shared/catalogue/composition.js";
import { fromScenario } from "../shared/catalogue/from-scenario.js";
import { cookiesOfRun } from "../shared/report/cookies-of-run.js";
import { EXPECTS_NOTHING } from "../shared/run/expect-prediction.js";
import { withValues } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { effectAfter, effectBefore } from "./switch/effect.js";
import { switched } from "./switch/switched.js";

/**
 * @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario
 * @typedef {import("../shared/run/runner.js").Report} Report
 * @typedef {{nodes: HTMLElement[], focus: () => void, showEffect: (after: Report | null) => string}} Controls
 */

/** What the catalogue says of a run does not hold when it is changed. */
const NOT_SAID_OF_CHANGED = { note: undefined, meaning: undefined, expect: EXPECTS_NOTHING };

/**
 * What stands above the wire of a run: a switch for the one thing that decided, and a link to the
 * playground with this very case.
 *
 * @param {Scenario} scenario
 * @param {Report} report of its run
 * @param {import("./switch/switched.js").Predict} predict
 * @param {(changed: Scenario | null) => void} onSwitch with the scenario to run, null for the one of the catalogue
 * @returns {Promise<Controls>}
 */
export async function WireControls(scenario, report, predict, onSwitch) {
  const other = await switched(scenario, report, predict);
  const isSwitch = "steps" in other;
  const then = isSwitch ? other.then : undefined;
  /** @type {Scenario | null} */
  const changed = isSwitch
    ? { ...scenario, ...NOT_SAID_OF_CHANGED, cookies: cookiesOfRun(report), steps: other.steps }
    : null;
  const link = make("a", { text: "Change it in the playground" });
  const words = isSwitch ? withValues(other.label) : [];
  const toggle = make("button", { class: "switch" }, [make("span", {}, words)]);
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
  const shown = isSwitch ? [toggle, effect] : [make("p", { class: "no-switch hint", text: other.none })];
  return {
    nodes: [make("div", { class: "wire-controls" }, [...shown, ...(link.href ? [link] : [])])],
    focus: () => toggle.focus({ preventScroll: true }),
    showEffect,
  };

  /** @param {Report | null} after of the run with the switch on; null: it is off */
  function showEffect(after) {
    const { is, text } = after ? effectAfter(report, after, then) : effectBefore(report, then);
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
