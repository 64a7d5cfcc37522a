/**
 * @typedef {import("../catalogue/scenario.js").Engine} Engine
 */

/** @type {Record<Engine, string>} */
export const ENGINE_NAMES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

/** The browsers in which the tests prove the catalogue. @type {Record<Engine, string>} */
export const TESTED_NAMES = { ...ENGINE_NAMES, webkit: "WebKitGTK" };

/**
 * Every engine calls itself by the names of its elders, so the youngest name counts.
 *
 * @param {string} userAgent
 * @returns {Engine}
 */
export function engineOf(userAgent) {
  if (/Firefox\//.test(userAgent)) return "firefox";
  return /Chrom(e|ium)\//.test(userAgent) ? "chromium" : "webkit";
}
