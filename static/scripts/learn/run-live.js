import { runFailure } from "../shared/run/run-failure.js";
import { seenStep } from "./seen.js";

/**
 * Runs a variant for real: this browser asks, the lab answers and records.
 *
 * @param {import("../shared/run/step-runner.js").StepRunner} runner
 * @param {import("./figures/figure.js").Figure} figure
 * @param {import("./figures/figure.js").Variant} variant
 * @returns {Promise<import("./seen.js").SeenStep[]>}
 */
export async function runLive(runner, figure, variant) {
  const { lab } = runner.config;
  if (!lab) throw runFailure("This set-up has no lab.");
  const run = `learn-${figure.id}-${crypto.randomUUID().slice(0, 8)}`;
  const begun = performance.now();
  /** @type {import("../shared/run/step-runner.js").StepRun[]} */
  const done = [];
  for (const step of variant.steps) {
    done.push(await runner.step(step, step.from ?? variant.from ?? figure.from, run, begun, done));
  }
  return done.map((step) => {
    const seen = seenStep(step, lab.thirdOrigin);
    if (!seen) throw runFailure("The lab does not answer.");
    return seen;
  });
}
