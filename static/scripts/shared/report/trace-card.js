import { card } from "../ui/card.js";
import { withCode } from "../ui/code.js";
import { make } from "../ui/element.js";
import { shortenRecipes } from "./shorten-recipes.js";

const COOKIES =
  "None of these steps decides about cookies. The browser adds them to a request, or leaves them out, because of `credentials`, of `SameSite`, and of its own rules for cookies of other sites.";

/**
 * Shows the steps of the Fetch Standard, up to the one that failed.
 *
 * @param {import("../judge/judge.js").Verdict} verdict
 * @param {boolean} [isAboutCookies] whether the run is about cookies, which none of the steps decides
 */
export function traceCard({ trace, preflight: { because, titles } }, isAboutCookies = false) {
  const reasons = because.map((reason, i) => /** @type {const} */ ([reason, titles[i].toLowerCase()]));
  const steps = trace.map(({ clause, link: address, step, found, passed }) => {
    const link = make("a", { text: clause, href: address, rel: "noreferrer" });
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
  const cookies = isAboutCookies ? [make("p", { class: "hint" }, withCode(COOKIES))] : [];
  const list = make("ol", { class: "trace" }, steps);
  return card("trace-card", "Step by step, as the Fetch Standard has it", [list, ...cookies]);
}
