import { make } from "../ui/element.js";
import { clauseLink } from "./clause-link.js";
import { withoutRecipes } from "./fetch-code.js";
import { card, codeBlock, withCode } from "../ui/parts.js";
import { tabs } from "../ui/tabs.js";

/** The kind of server a person uses; it stays open from one scenario to the next. */
let server = "actix-cors";

/**
 * The standard's steps, up to the one that failed.
 *
 * @param {import("../judge/judge.js").Verdict} verdict
 */
export function traceCard({ trace }) {
  const steps = trace.map(({ clause, step, found, passed }) => {
    const link = make("a", { text: clause });
    link.href = clauseLink(clause);
    link.rel = "noreferrer";
    const mark = make("span", { class: "mark", text: passed ? "✓" : "✗" });
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", passed ? "passed" : "failed");
    const body = make("div", {}, [
      make("p", {}, [link, ...withCode(`: ${step}`)]),
      make("p", { class: "found" }, withCode(withoutRecipes(found))),
    ]);
    return make("li", { class: passed ? "passed" : "failed" }, [mark, body]);
  });
  return card("trace-card", "Step by step, as the Fetch Standard has it", [make("ol", { class: "trace" }, steps)]);
}

/**
 * How to put it right.
 *
 * @param {import("../catalogue/scenario.js").Scenario} scenario
 * @param {import("../judge/judge.js").Verdict | null} verdict
 * @returns {HTMLElement | null}
 */
export function fixCard({ note }, verdict) {
  const fix = verdict?.fix ?? null;
  const texts = note ? [note.why, note.fix] : [fix?.why];
  const words = texts.filter((text) => text !== undefined).map((text) => make("p", {}, withCode(withoutRecipes(text))));
  if (words.length === 0) return null;
  const code = fix && fixTabs(fix);
  return card("fix-card", "Why, and the fix", code ? [...words, code] : words);
}

/**
 * The code that mends a refusal, one tab for each place that can mend it.
 *
 * @param {NonNullable<import("../judge/judge.js").Verdict["fix"]>} fix
 * @returns {HTMLElement | null} null when no code helps
 */
export function fixTabs({ actixCors, express, nginx, client }) {
  const places = [
    { name: "actix-cors", code: actixCors },
    { name: "Express", code: express },
    { name: "nginx", code: nginx },
    { name: "The page", code: client },
  ].flatMap(({ name, code }) => (code ? [{ name, panel: codeBlock(code.trim()) }] : []));
  return places.length > 0 ? tabs("Where to fix it", places, (name) => (server = name), server) : null;
}
