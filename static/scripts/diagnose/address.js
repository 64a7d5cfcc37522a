/**
 * A small case travels in the fragment of the address, which browsers keep to themselves. The names of the settings
 * are those of the options of `cors-doctor explain`, which writes such links, too.
 *
 * @typedef {import("./explanation.js").Settings} Settings
 */

/** Some programs cut off longer addresses. @type {number} */
const MAX_FRAGMENT = 8000;

/** @type {[keyof Settings, string][]} */
const OPTIONS = [
  ["pageOrigin", "origin"],
  ["credentials", "credentials"],
  ["mode", "mode"],
  ["method", "method"],
  ["url", "url"],
  ["engine", "engine"],
];

/**
 * @param {string} fragment
 * @returns {{text: string, settings: Settings}}
 */
export function readFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Settings} */
  const settings = {};
  for (const [name, option] of OPTIONS) {
    const value = fields.get(option);
    if (value) settings[name] = value;
  }
  return { text: fields.get("text") ?? "", settings };
}

/**
 * The fragment with the first of these texts that is short enough.
 *
 * @param {string[]} texts without secrets
 * @param {Settings} settings
 * @returns {string} empty when all of them are too long
 */
export function fragmentOf(texts, settings) {
  for (const text of texts.filter((text) => text !== "" && text.length <= MAX_FRAGMENT)) {
    const fields = new URLSearchParams({ text });
    for (const [name, option] of OPTIONS) {
      const value = settings[name];
      if (value) fields.set(option, value);
    }
    const fragment = `#${fields}`;
    if (fragment.length <= MAX_FRAGMENT) return fragment;
  }
  return "";
}
