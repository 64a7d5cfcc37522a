import { fixTabs } from "../judge/fix-tabs.js";
import { card } from "../ui/card.js";
import { withCode } from "../ui/code.js";
import { make } from "../ui/element.js";
import { shortenRecipes } from "./shorten-recipes.js";

/** The kind of server that the person chose last. It stays chosen from one scenario to the next. */
let server = "actix-cors";

/**
 * Shows how to repair the refusal.
 *
 * @param {import("../catalogue/scenario.js").Scenario} scenario
 * @param {import("../judge/judge.js").Verdict | null} verdict
 * @returns {HTMLElement | null}
 */
export function fixCard({ note }, verdict) {
  const fix = verdict?.fix ?? null;
  const texts = note ? [note.why, note.fix] : [fix?.why];
  const words = texts.filter((text) => text !== undefined).map((text) => make("p", {}, withCode(shortenRecipes(text))));
  if (words.length === 0) return null;
  const code = fix && fixTabs("Where to fix it", fix, { chosen: server, onChoose: (name) => (server = name) });
  return card("fix-card", "Why, and the fix", code ? [...words, code] : words);
}
