import { codeBlock } from "../ui/parts.js";
import { tabs } from "../ui/tabs.js";

/** @typedef {NonNullable<import("./judge.js").Verdict["fix"]>} Fix */

/**
 * The code that mends a refusal, one tab for each place that can.
 *
 * @param {string} label
 * @param {Fix} fix
 * @returns {HTMLElement | null} null when no code helps
 */
export function fixTabs(label, { client, actixCors, express, nginx }) {
  const places = [
    { name: "The page", code: client },
    { name: "actix-cors", code: actixCors },
    { name: "Express", code: express },
    { name: "nginx", code: nginx },
  ].flatMap(({ name, code }) => (code ? [{ name, panel: codeBlock(code.trim()) }] : []));
  return places.length > 0 ? tabs(label, places) : null;
}
