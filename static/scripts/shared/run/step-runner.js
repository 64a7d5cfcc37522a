import { originOf } from "../catalogue/origins.js";
import { fillPlaceholders, placeholderValues } from "../catalogue/placeholders.js";
import { commandOf } from "./command.js";
import { Frames } from "./frames.js";
import { NO_ANSWER, readRecord } from "./recorder.js";
import { runCommand } from "./run-command.js";
import { runFailure } from "./run-failure.js";

/**
 * @typedef {import("../catalogue/scenario.js").Step} Step
 *
 * @typedef {StepResult & import("./recorder.js").RunRecord} StepRun
 *
 * @typedef {object} StepResult
 * @property {Step} step with the names of this set-up
 * @property {string} page the origin it ran on
 * @property {import("./command.js").Command} command
 * @property {import("./script-result.js").ScriptResult} result what script saw
 */

/** Runs single steps: a request of one of the pages to the lab, and what the lab recorded of it. */
export class StepRunner {
  /**
   * @param {import("../config.js").Config} config
   * @param {HTMLElement} framesEl where hidden frames may be
   */
  constructor(config, framesEl) {
    this.config = config;
    this.frames = new Frames(framesEl);
  }

  /**
   * @param {Step} raw
   * @param {import("../catalogue/scenario.js").From} from
   * @param {string} run
   * @param {number} begun when the run began, as `performance.now()` has it
   * @param {StepRun[]} before the steps that went before it, in the same run
   * @returns {Promise<StepRun>}
   */
  async step(raw, from, run, begun, before) {
    const page = originOf(this.config, from);
    const step = fillPlaceholders(raw, placeholderValues(this.config, page, run));
    const command = commandOf(step, this.config, run);
    if (step.waitMs) await new Promise((go) => setTimeout(go, step.waitMs));
    if (self.origin === "null" && page !== "null") {
      throw runFailure(
        `A sandboxed page can have no frames of other origins, and this runs on ${page}: open the lab there.`,
      );
    }
    // A probe adds elements that only the Content-Security-Policy of the frame allows.
    const here = page === self.origin && command.kind === "fetch";
    const result = here ? await runCommand(command, this.config) : await this.frames.run(page, command);
    const record = this.config.lab ? await readRecord(this.config.lab.origin, run, begun) : NO_ANSWER;
    return { step, page, command, result, ...withoutEarlier(record, before) };
  }
}

/**
 * The part of a run's record that is about its newest step.
 *
 * @param {import("./recorder.js").RunRecord} record
 * @param {StepRun[]} before the steps that went before it
 * @returns {import("./recorder.js").RunRecord}
 */
function withoutEarlier(record, before) {
  if (record.unknown !== null) return record;
  let seen = 0;
  for (const { exchanges, unknown } of before) {
    // Nobody can say which of the exchanges are of which step.
    if (unknown !== null) return { exchanges: null, unknown };
    seen += exchanges.length;
  }
  return { exchanges: record.exchanges.slice(seen), unknown: null };
}
