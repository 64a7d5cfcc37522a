import { make } from "../ui/element.js";
import { fetchCode, withoutRecipes } from "./fetch-code.js";
import { card, codeBlock, pairList } from "../ui/parts.js";

/**
 * The code that ran.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function codeCard({ steps }) {
  const children = steps.flatMap(({ order, page, step }, i) => {
    const place = `${steps.length > 1 ? `Step ${i + 1}, on` : "On"} ${page === "null" ? "a sandboxed page" : page}`;
    return [make("p", { class: "hint", text: place }), ...code(order), ...answers(step)];
  });
  return card("code-card", "The code that ran", children);
}

/** @param {import("../run/command.js").Order} order */
function code({ kind, name, url, request = {} }) {
  if (kind === "fetch") {
    const whole = fetchCode(url, request);
    return [codeBlock(withoutRecipes(whole), whole)];
  }
  const link = make("a", { text: `/lab/probes/${name}.js` });
  link.href = `/lab/probes/${name}.js`;
  return [make("p", {}, [document.createTextNode("No fetch, but a small module: "), link])];
}

/** @param {import("../catalogue/scenario.js").Step} step */
function answers({ recipe }) {
  if (!recipe) return [];
  const text = JSON.stringify(recipe, null, 2).replace(/\[\s+("[^"]*"),\s+("(?:[^"\\]|\\.)*")\s+\]/g, "[$1, $2]");
  return [make("details", {}, [make("summary", { text: "What the server was told to answer" }), codeBlock(text)])];
}

/**
 * What script saw.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function scriptCard({ steps }) {
  const { result } = steps[steps.length - 1];
  return card("script-card", "What script saw", [pairList(seen(result))]);
}

/** @param {import("../run/run-command.js").Result} result @returns {[string, string | Node][]} */
function seen(result) {
  const { outcome, error, status, type, headers, bodyStart, bodyError, observations } = result;
  /** @type {[string, string | Node][]} */
  const pairs = [];
  if (error) pairs.push([error.name, withoutRecipes(error.message)]);
  if (outcome === "blocked" && !error) pairs.push(["error", ""]);
  for (const [name, value] of Object.entries(observations ?? {})) pairs.push([name, String(value)]);
  if (outcome === "blocked" || outcome === "probe") return pairs;
  pairs.push(["status", String(status)], ["type", type ?? "–"]);
  const list = headers.map(([name, value]) => make("li", {}, [make("code", { text: `${name}: ${value}` })]));
  pairs.push(["headers", list.length > 0 ? make("ul", {}, list) : "none"]);
  pairs.push(["body", bodyError ?? (bodyStart ? make("code", { text: bodyStart }) : "empty")]);
  return pairs;
}
