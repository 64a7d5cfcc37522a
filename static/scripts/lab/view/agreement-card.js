import { make } from "../../components/element.js";
import { card } from "./parts.js";

const AGREES = "Catalogue, judge and browser agree.";
const DISAGREES = "They do not agree: something here is not as this lab believes.";
const NOT_JUDGED = "Catalogue and browser agree. The judge has no say here: it knows CORS, one exchange at a time.";
const UNKNOWN = "Too little is known to compare.";

/**
 * Predicted against observed.
 *
 * @param {import("../agreement.js").Agreement} agreement
 */
export function agreementCard({ rows, agrees, judged }) {
  const words = agrees === null ? UNKNOWN : !agrees ? DISAGREES : judged ? AGREES : NOT_JUDGED;
  const tone = agrees === null ? "plain" : agrees ? "good" : "bad";
  const sentence = make("p", { class: `agreement ${tone}`, text: words });
  if (rows.length === 0) return card("agreement-card", "Predicted against observed", [sentence]);
  const heads = ["", "Expected", "Predicted", "Observed", ""].map((text) => make("th", { text }));
  heads.forEach((head) => head.setAttribute("scope", "col"));
  heads[0].append(make("span", { class: "visually-hidden", text: "What" }));
  heads[4].append(make("span", { class: "visually-hidden", text: "Agree" }));
  const table = make("table", {}, [make("thead", {}, [make("tr", {}, heads)]), make("tbody", {}, rows.map(line))]);
  const frame = make("div", { class: "table-frame" }, [table]);
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "The comparison");
  return card("agreement-card", "Predicted against observed", [sentence, frame]);
}

/** @param {import("../agreement.js").Row} row */
function line({ what, expected, predicted, observed, agrees }) {
  const head = make("th", { text: what });
  head.setAttribute("scope", "row");
  const cells = [expected, predicted, observed].map((value) => make("td", { text: inWords(value) }));
  const mark = make("td", { class: agrees ? "good" : "bad", text: agrees ? "✓ agree" : "✗ disagree" });
  return make("tr", {}, [head, ...cells, mark]);
}

/** @param {unknown} value */
export function inWords(value) {
  if (value === undefined) return "–";
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
