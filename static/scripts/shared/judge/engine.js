/**
 * @typedef {import("../catalogue/scenario.js").Engine} Engine
 */

/** @type {Record<Engine, string>} */
export const ENGINE_NAMES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

export const ENGINES = /** @type {Engine[]} */ (Object.keys(ENGINE_NAMES));

/** The browsers in which the tests run the catalogue. @type {Record<Engine, string>} */
export const TESTED_NAMES = { ...ENGINE_NAMES, webkit: "WebKitGTK" };

/**
 * The name that an engine itself has for a message. WebKit has none: its codes are numbers of this repository.
 * A code with a star stands for several names.
 *
 * @param {Engine | null | undefined} engine
 * @param {string | null | undefined} code
 * @returns {string | null}
 */
export function ownName(engine, code) {
  return engine === "webkit" || code?.endsWith("*") ? null : (code ?? null);
}

/**
 * Tells the engine from the user agent. Each engine also names the older engines, so the newest name counts.
 *
 * @param {string} userAgent
 * @returns {Engine}
 */
export function engineOf(userAgent) {
  if (/Firefox\//.test(userAgent)) return "firefox";
  return /Chrom(e|ium)\//.test(userAgent) ? "chromium" : "webkit";
}
