import { card } from "../ui/card.js";
import { codeBlock } from "../ui/code.js";
import { make } from "../ui/element.js";
import { fetchCode } from "./fetch-code.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Shows the code that ran.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function codeCard({ steps }) {
  const children = steps.flatMap(({ command, page, step }, i) => {
    const place = `${steps.length > 1 ? `Step ${i + 1}, on` : "On"} ${page === "null" ? "a sandboxed page" : page}`;
    return [make("p", { class: "hint", text: place }), ...code(command, step), ...answers(step)];
  });
  return card("code-card", "The code that ran", children);
}

/**
 * @param {import("../run/command.js").Command} command
 * @param {import("../catalogue/scenario.js").Step} step
 */
function code({ kind, name, url, request = {} }, step) {
  const whole = kind === "fetch" ? fetchCode(url, request) : (step.code ?? "").replaceAll("{url}", () => url);
  const block = codeBlock(shortenRecipes(whole), whole);
  if (kind === "fetch") return [block];
  const link = make("a", { text: "read it", href: `/lab/probes/${name}.js` });
  return [block, make("p", { class: "hint" }, ["A small module does this and looks what comes of it: ", link])];
}

/** @param {import("../catalogue/scenario.js").Step} step */
function answers({ recipe }) {
  if (!recipe) return [];
  const text = JSON.stringify(recipe, null, 2).replace(/\[\s+("[^"]*"),\s+("(?:[^"\\]|\\.)*")\s+\]/g, "[$1, $2]");
  return [make("details", {}, [make("summary", { text: "What the server was told to answer" }), codeBlock(text)])];
}
