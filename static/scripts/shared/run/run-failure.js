import { Failure } from "../api/failure.js";

/**
 * The failure to run a scenario.
 *
 * @param {string} detail the reason, in whole sentences
 * @param {{retry?: boolean}} [can] whether trying again can help
 */
export function runFailure(detail, { retry = false } = {}) {
  const status = retry ? 503 : 400;
  return new Failure({ status, problem: { type: "about:blank", title: detail, status } });
}
