import { originOf, PAGE_KEYS } from "./origins.js";

/** @typedef {import("../config.js").Config} Config */

/**
 * The values of `{app}`, `{lab}` and so on in the catalogue. With `-host` a placeholder stands for
 * host and port, with `-hostname` for the host alone, with `-upper` for capital letters, with `-socket` for its
 * WebSockets.
 *
 * @param {Config} config
 * @param {string} page the origin that is `{page}`
 * @param {string} run
 * @returns {Record<string, string>}
 */
export function placeholderValues(config, page, run) {
  const pages = PAGE_KEYS.map((key) => [key, originOf(config, key)]);
  const lab = config.lab ? { lab: config.lab.origin, third: config.lab.thirdOrigin } : {};
  const origins = Object.entries({ ...Object.fromEntries(pages), ...lab, page });
  const forms = origins.flatMap(([key, origin]) => [
    [key, origin],
    [`${key}-host`, origin.replace(/^.*:\/\//, "")],
    [`${key}-hostname`, origin.replace(/^.*:\/\//, "").replace(/:\d+$/, "")],
    [`${key}-upper`, origin.toUpperCase()],
    [`${key}-socket`, origin.replace(/^http/, "ws")],
  ]);
  return { ...Object.fromEntries(forms), run };
}

/**
 * Replaces `{app}`, `{lab}` and so on in a part of the catalogue.
 *
 * @template T
 * @param {T} value
 * @param {Record<string, string>} placeholders
 * @returns {T}
 */
export function fillPlaceholders(value, placeholders) {
  /** @param {unknown} part @returns {unknown} */
  const fill = (part) => {
    if (typeof part === "string")
      return part.replace(/\{([a-z-]+)\}/g, (all, key) => (Object.hasOwn(placeholders, key) ? placeholders[key] : all));
    if (Array.isArray(part)) return part.map(fill);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fill(inner)]));
  };
  return /** @type {T} */ (fill(value));
}
