import { ENGINE_NAMES, ENGINES } from "../judge/engine.js";
import { card } from "../ui/card.js";
import { withValues } from "../ui/code.js";
import { make } from "../ui/element.js";
import { consoleLines } from "./console-lines.js";
import { shortenRecipes } from "./shorten-recipes.js";

/** @typedef {import("../catalogue/scenario.js").Engine} Engine */

/**
 * Shows what each engine prints to its console about a run.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function consoleCard(report) {
  const isHeard = report.scenario.expect[report.engine].console !== undefined;
  const title = report.explained || isHeard ? "What the console says" : "What the console would say";
  const shown = messagesCard(title, report.engine, (engine) => consoleLines(report, engine));
  if (report.explained && consoleLines(report, report.engine).lines.length > 0)
    shown.append(make("p", { class: "hint", text: IN_THE_CONSOLE }));
  return shown;
}

/** Whoever opens the console and finds an error should not take it for a fault of this page. */
const IN_THE_CONSOLE = "The run was a real one: you find this in the console of this browser, too.";

/**
 * Shows what each engine prints to its console.
 *
 * @param {string} title
 * @param {Engine} here the engine of this browser
 * @param {(engine: Engine) => import("./console-lines.js").ConsoleLines} linesOf
 */
export function messagesCard(title, here, linesOf) {
  const items = ENGINES.map((name) => {
    const heading = make("h4", { text: ENGINE_NAMES[name] });
    if (name === here) heading.append(make("span", { class: "chip", text: "this browser" }));
    return make("li", {}, [heading, ...parts(linesOf(name))]);
  });
  return card("console-card", title, [make("ul", { class: "console-messages" }, items)]);
}

/** @param {import("./console-lines.js").ConsoleLines} found */
function parts({ lines, code, isKnown }) {
  const shown = lines.map((line) => make("p", { class: "message" }, withValues(shortenRecipes(line))));
  if (code) shown.push(make("p", { class: "hint" }, [make("code", { text: code })]));
  if (shown.length > 0) return shown;
  return [make("p", { class: "hint", text: isKnown ? "Nothing about CORS." : "Not known without a prediction." })];
}
