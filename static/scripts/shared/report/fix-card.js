import { fixView } from "../judge/fix-view.js";
import { card } from "../ui/card.js";
import { withCode } from "../ui/code.js";
import { make } from "../ui/element.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Shows the reason, and the remedy where there is something to mend. A page that is not meant to get
 * in gets none.
 *
 * @param {Pick<import("../catalogue/scenario.js").Scenario, "note">} scenario
 * @param {import("../judge/judge.js").Verdict | null} verdict
 * @param {import("../catalogue/scenario.js").Meaning | null} meaning
 * @returns {HTMLElement | null}
 */
export function fixCard({ note }, verdict, meaning) {
  const fix = verdict?.fix ?? null;
  const isStopped = meaning === "as-it-should-be" && fix !== null;
  const texts = note ? [note.why, note.fix] : [fix?.why, isStopped ? NOTHING_TO_MEND : undefined];
  const words = texts.filter((text) => text !== undefined).map((text) => make("p", {}, withCode(shortenRecipes(text))));
  if (meaning === "hole" && !note) words.push(make("p", { text: HOW_TO_CLOSE_IT }));
  if (words.length === 0) return null;
  const code = fix && fixView(fix, { decisive: verdict?.decisive });
  return card("fix-card", titleOf(meaning, isStopped), code ? [...words, code] : words);
}

/** @param {import("../catalogue/scenario.js").Meaning | null} meaning @param {boolean} isStopped */
function titleOf(meaning, isStopped) {
  if (meaning === "hole") return "The hole, and how to close it";
  if (meaning === "as-it-should-be") return isStopped ? "Nothing to mend" : "Why";
  return "Why, and the fix";
}

const NOTHING_TO_MEND =
  "This page is not meant to read the answer, and it did not. Leave its origin out of every list of allowed origins.";

const HOW_TO_CLOSE_IT =
  "This page is not meant to get in. Name exactly the origins that may read, and let the server refuse requests that change something when their Origin is not on that list.";
