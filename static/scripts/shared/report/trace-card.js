import { card } from "../ui/card.js";
import { withCode } from "../ui/code.js";
import { make } from "../ui/element.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Shows the steps of the Fetch Standard, up to the one that failed.
 *
 * @param {import("../judge/judge.js").Verdict} verdict
 */
export function traceCard({ trace, preflight: { because, titles } }) {
  const reasons = because.map((reason, i) => /** @type {const} */ ([reason, titles[i].toLowerCase()]));
  const steps = trace.map(({ clause, link: address, step, found, passed }) => {
    const link = make("a", { text: clause });
    link.href = address;
    link.rel = "noreferrer";
    const mark = make("span", { class: "mark", text: passed ? "✓" : "✗" });
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", passed ? "passed" : "failed");
    const body = make("div", {}, [
      make("p", {}, [link, ...withCode(`: ${step}`)]),
      make(
        "p",
        { class: "found" },
        withCode(shortenRecipes(reasons.reduce((text, [id, title]) => text.replace(id, title), found))),
      ),
    ]);
    return make("li", { class: passed ? "passed" : "failed" }, [mark, body]);
  });
  return card("trace-card", "Step by step, as the Fetch Standard has it", [make("ol", { class: "trace" }, steps)]);
}
