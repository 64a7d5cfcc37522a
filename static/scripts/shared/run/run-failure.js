import { Failure } from "../api/failure.js";

/**
 * What keeps a scenario from being run, in whole sentences.
 *
 * @param {string} detail
 * @param {{retry?: boolean}} [can] whether trying again can help
 */
export function runFailure(detail, { retry = false } = {}) {
  const status = retry ? 503 : 400;
  return new Failure({ status, problem: { type: "about:blank", title: detail, status } });
}
