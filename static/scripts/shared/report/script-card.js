import { card } from "../ui/card.js";
import { make } from "../ui/element.js";
import { pairList } from "./pair-list.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Shows what script saw of the response.
 *
 * @param {import("../run/runner.js").Report} report
 */
export function scriptCard({ steps }) {
  const { result } = steps[steps.length - 1];
  return card("script-card", "What script saw", [pairList(seen(result))]);
}

/** @param {import("../run/script-result.js").ScriptResult} result @returns {[string, string | Node][]} */
function seen(result) {
  const { outcome, error, status, type, headers, bodyStart, bodyError, observations } = result;
  /** @type {[string, string | Node][]} */
  const pairs = [];
  if (error) pairs.push([error.name, shortenRecipes(error.message)]);
  if (outcome === "blocked" && !error) pairs.push(["error", ""]);
  for (const [name, value] of Object.entries(observations ?? {})) pairs.push([name, String(value)]);
  if (outcome === "blocked" || outcome === "probe") return pairs;
  pairs.push(["status", String(status)], ["type", type ?? "–"]);
  const list = headers.map(([name, value]) => make("li", {}, [make("code", { text: `${name}: ${value}` })]));
  pairs.push(["headers", list.length > 0 ? make("ul", {}, list) : "none"]);
  pairs.push(["body", bodyError ?? (bodyStart ? make("code", { text: bodyStart }) : "empty")]);
  return pairs;
}
