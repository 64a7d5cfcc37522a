import { originOf } from "../../shared/catalogue/origins.js";
import { COOKIE } from "./cookie.js";
import { HOP } from "./hop.js";
import { pattern } from "./pattern.js";
import { METHODS, REMEMBERED, ROUTER } from "./preflight.js";
import { READING } from "./reading.js";
import { WRITING } from "./writing.js";

/**
 * The figures of the essay, in its order.
 *
 * @param {import("../../shared/config.js").Config} config
 * @returns {import("./figure.js").Figure[]}
 */
export function allFigures(config) {
  const parent = new URL(originOf(config, "apex")).hostname;
  return [READING, WRITING, METHODS, ROUTER, pattern(originOf(config, "app"), parent), COOKIE, HOP, REMEMBERED];
}
