import { originOf } from "../catalogue/origins.js";
import { fillPlaceholders, placeholderValues } from "../catalogue/placeholders.js";
import { caseOf } from "../judge/case.js";
import { engineOf } from "../judge/engine.js";
import { judge } from "../judge/judge.js";
import { commandOf, isTaken } from "./command.js";
import { recipeHops } from "./recipe-hops.js";
import { runFailure } from "./run-failure.js";
import { StepRunner } from "./step-runner.js";
import { hopsForJudge, wireHops } from "./wire-hops.js";

/**
 * @typedef {import("../catalogue/scenario.js").Scenario} Scenario
 * @typedef {import("./step-runner.js").StepRun} StepRun
 *
 * @typedef {object} Report
 * @property {Scenario} scenario
 * @property {string} run
 * @property {import("../catalogue/scenario.js").Engine} engine
 * @property {StepRun[]} steps
 * @property {import("../judge/judge.js").Verdict | null} predicted from the recipe alone
 * @property {import("../judge/judge.js").Verdict | null} explained from what was on the wire
 * @property {number} tookMs
 */

export const NO_LAB =
  "The lab is switched off in this set-up (LAB=off), so nothing can be run. The pages Diagnose and Origins and the playground’s predictions work without it.";

/** Runs scenarios, with what was predicted of them and what explains them. */
export class Runner extends StepRunner {
  /**
   * @param {import("../config.js").Config} config
   * @param {HTMLElement} framesEl where hidden frames may be
   */
  constructor(config, framesEl) {
    super(config, framesEl);
    this.engine = engineOf(navigator.userAgent);
  }

  /** @param {Scenario} scenario @returns {Promise<Report>} */
  async run(scenario) {
    if (!this.config.lab) throw runFailure(NO_LAB);
    const start = performance.now();
    const run = `${scenario.id.slice(0, 40)}-${crypto.randomUUID().slice(0, 8)}`;
    const predicting = this.predict(scenario, run);
    /** @type {StepRun[]} */
    const steps = [];
    for (const step of scenario.steps) steps.push(await this.step(step, step.from ?? scenario.from, run, start, steps));
    const last = steps[steps.length - 1];
    const placeholders = { ...placeholderValues(this.config, last.page, run), url: last.command.url };
    const expect = fillPlaceholders(scenario.expect, placeholders);
    const explained = await judge(this.#explain(scenario, steps));
    const predicted = await predicting;
    const tookMs = Math.round(performance.now() - start);
    return { scenario: { ...scenario, expect }, run, engine: this.engine, steps, predicted, explained, tookMs };
  }

  /**
   * What this browser will do in the last step, from the recipe alone.
   *
   * @param {Scenario} scenario
   * @param {string} run
   * @returns {Promise<import("../judge/judge.js").Verdict | null>}
   */
  predict(scenario, run) {
    const raw = scenario.steps[scenario.steps.length - 1];
    const from = raw.from ?? scenario.from;
    const page = originOf(this.config, from);
    const step = fillPlaceholders(raw, placeholderValues(this.config, page, run));
    if (step.probe || step.path) return judge(null);
    const command = commandOf(step, this.config, run);
    if (!isTaken(command)) return judge(null);
    const asksLab = !step.url && ["lab", "third"].includes(step.to ?? "lab");
    const hops = asksLab ? recipeHops(step.recipe ?? {}, this.config) : [];
    const trusted = !scenario.hostile.includes(from);
    return judge(caseOf(page, command.url, step.request ?? {}, hops, { engine: this.engine, trusted }));
  }

  /** @param {Scenario} scenario @param {StepRun[]} steps */
  #explain({ from, hostile }, steps) {
    const last = steps[steps.length - 1];
    if (last.command.kind === "probe" || last.exchanges === null || !isTaken(last.command)) return null;
    const hops = wireHops(last.exchanges);
    // The browser does not repeat a cached preflight, so the response to an earlier one still counts.
    const earlier = wireHops(steps.slice(0, -1).flatMap(({ exchanges }) => exchanges ?? []));
    hops[0].preflight ??= earlier.findLast(({ preflight }) => preflight)?.preflight ?? null;
    const pages = this.config.origins.map(({ origin }) => origin);
    const { url, request = {} } = last.command;
    const trusted = !hostile.includes(last.step.from ?? from);
    return caseOf(last.page, url, request, hopsForJudge(hops, pages), { engine: this.engine, trusted });
  }
}
