import { Failure } from "../api/failure.js";

/**
 * What keeps a scenario from being run, in whole sentences.
 *
 * @param {string} detail
 * @param {{again?: boolean}} [can] whether trying again can help
 */
export function trouble(detail, { again = false } = {}) {
  const status = again ? 503 : 400;
  return new Failure({ status, problem: { type: "about:blank", title: detail, status } });
}
