import { codeBlock } from "../ui/code.js";
import { tabs } from "../ui/tabs.js";
import { fixSnippets } from "./fix-snippets.js";

/**
 * The code that repairs a refusal: one tab for each program that can be repaired.
 *
 * @param {string} label
 * @param {import("./fix-snippets.js").Fix} fix
 * @param {{chosen?: string, onChoose?: (name: string) => void}} [choice] the tab that is open first, and what to do with another choice
 * @returns {HTMLElement | null} null when no code helps
 */
export function fixTabs(label, fix, { chosen, onChoose } = {}) {
  const items = fixSnippets(fix).map(({ name, code }) => ({ name, panel: codeBlock(code) }));
  return items.length > 0 ? tabs(label, items, onChoose, chosen) : null;
}
