import { ENGINE_NAMES } from "../judge/engine.js";
import { card } from "../ui/card.js";
import { make } from "../ui/element.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Shows what each engine prints to its console: judged from the recorded exchanges, or from the
 * recipe if there is no record.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function consoleCard({ scenario, engine, explained, predicted }) {
  const verdict = explained ?? predicted;
  const engines = /** @type {import("../catalogue/scenario.js").Engine[]} */ (Object.keys(ENGINE_NAMES));
  const items = engines.map((name) => {
    const message = verdict?.says[name] ?? null;
    const expected = scenario.expect[name]?.code ?? null;
    const heading = make("h4", { text: ENGINE_NAMES[name] });
    if (name === engine) heading.append(make("span", { class: "chip", text: "this browser" }));
    return make("li", {}, [heading, ...messageParts(message, expected, verdict !== null)]);
  });
  const title = explained ? "What the console says" : "What the console would say";
  return card("console-card", title, [make("ul", { class: "console-messages" }, items)]);
}

/**
 * @param {{code: string | null, message: string | null} | null} message
 * @param {string | null} expected the code that the catalogue names
 * @param {boolean} judged
 */
function messageParts(message, expected, judged) {
  const code = message?.code && !message.code.endsWith("*") ? message.code : expected;
  const parts = [];
  if (message?.message) parts.push(make("p", { class: "message", text: shortenRecipes(message.message) }));
  else if (!code) parts.push(make("p", { class: "hint", text: judged ? "Nothing." : "Not known without the judge." }));
  if (code && !OWN_CODE.test(code)) parts.push(make("p", { class: "hint" }, [make("code", { text: code })]));
  return parts;
}

/** WebKit gives its messages no names. The catalogue numbers them for its tests. */
const OWN_CODE = /^W\d+$/;
