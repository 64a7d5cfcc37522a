import { ENGINE_NAMES } from "../judge/engine.js";
import { card } from "../ui/card.js";
import { make } from "../ui/element.js";
import { consoleLines } from "./console-lines.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Shows what each engine prints to its console.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function consoleCard(report) {
  const engines = /** @type {import("../catalogue/scenario.js").Engine[]} */ (Object.keys(ENGINE_NAMES));
  const items = engines.map((name) => {
    const heading = make("h4", { text: ENGINE_NAMES[name] });
    if (name === report.engine) heading.append(make("span", { class: "chip", text: "this browser" }));
    return make("li", {}, [heading, ...parts(consoleLines(report, name))]);
  });
  const isHeard = report.scenario.expect[report.engine].console !== undefined;
  const title = report.explained || isHeard ? "What the console says" : "What the console would say";
  return card("console-card", title, [make("ul", { class: "console-messages" }, items)]);
}

/** @param {import("./console-lines.js").ConsoleLines} found */
function parts({ lines, code, isKnown }) {
  const shown = lines.map((line) => make("p", { class: "message", text: shortenRecipes(line) }));
  if (code) shown.push(make("p", { class: "hint" }, [make("code", { text: code })]));
  if (shown.length > 0) return shown;
  return [make("p", { class: "hint", text: isKnown ? "Nothing about CORS." : "Not known without a prediction." })];
}
