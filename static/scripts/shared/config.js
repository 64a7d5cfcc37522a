import { loadFile } from "./load-file.js";

/**
 * @typedef {"app" | "sibling" | "apex" | "stranger" | "look-alike"} Role
 *
 * @typedef {object} PageOrigin
 * @property {string} origin
 * @property {Role} role
 * @property {boolean} sameSite whether the API's cookies are first-party here
 * @property {string | null} subdomainOf
 * @property {string | null} lookAlikeOf
 *
 * @typedef {object} Config
 * @property {string} apiOrigin
 * @property {boolean} [apiWire] whether the API records its own wire
 * @property {{email: string, password: string} | null} demoAccount
 * @property {PageOrigin[]} origins
 * @property {{origin: string, thirdOrigin: string} | null} [lab]
 */

/** @returns {Promise<Config>} */
export function loadConfig() {
  return loadFile("config.json");
}
