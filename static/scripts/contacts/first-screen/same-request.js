import { StepRunner } from "../../shared/run/step-runner.js";

/**
 * What one page's request came to.
 *
 * @typedef {object} Answered
 * @property {string | null} sent the `Origin` of its request, as the server recorded it
 * @property {string | null} allowed the `Access-Control-Allow-Origin` that it was answered
 * @property {import("../../shared/run/script-result.js").ScriptResult} result what script saw
 */

/** @type {import("../../shared/catalogue/scenario.js").Step} */
const STEP = {
  recipe: {
    response: {
      headers: [
        ["Access-Control-Allow-Origin", "{app}"],
        ["Vary", "Origin"],
      ],
    },
  },
};

/** One GET of the lab, which pages of several origins send alike. */
export class SameRequest {
  #run = `first-screen-${crypto.randomUUID().slice(0, 8)}`;
  /** @type {import("../../shared/run/runner.js").StepRun[]} */
  #before = [];

  /**
   * @param {import("../../shared/config.js").Config} config
   * @param {HTMLElement} framesEl where hidden frames may be
   */
  constructor(config, framesEl) {
    this.runner = new StepRunner(config, framesEl);
  }

  /**
   * @param {import("../../shared/catalogue/scenario.js").From} from
   * @returns {Promise<Answered | null>} null when the lab does not answer
   */
  async sendFrom(from) {
    if (!this.runner.config.lab) return null;
    const step = await this.runner.step(STEP, from, this.#run, performance.now(), this.#before);
    this.#before.push(step);
    const exchange = step.exchanges?.at(-1);
    if (!exchange) return null;
    const sent = valueOf(exchange.request.headers, "origin");
    const allowed = valueOf(exchange.answer?.headers ?? [], "access-control-allow-origin");
    return { sent, allowed, result: step.result };
  }
}

/** @param {import("../../shared/catalogue/scenario.js").Header[]} headers @param {string} wanted in lower case */
function valueOf(headers, wanted) {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
}
