import { card } from "../ui/card.js";
import { make } from "../ui/element.js";

const AGREES = "Catalogue, judge and browser agree.";
const JUDGE_AGREES = "Judge and browser agree.";
const DISAGREES = "They do not agree: something here is not as this lab believes.";
const NOT_JUDGED = "Catalogue and browser agree. The judge has no say here: it knows CORS, one exchange at a time.";
const UNKNOWN = "Too little is known to compare.";

/**
 * Compares what was predicted with what was observed.
 *
 * @param {import("./agreement.js").Agreement} agreement
 * @param {boolean} inCatalogue whether the catalogue expects something, too
 */
export function agreementCard({ rows, agrees, judged }, inCatalogue) {
  const agreed = !inCatalogue ? JUDGE_AGREES : judged ? AGREES : NOT_JUDGED;
  const words = agrees === null ? UNKNOWN : agrees ? agreed : DISAGREES;
  const tone = agrees === null ? "plain" : agrees ? "good" : "bad";
  const sentence = make("p", { class: `agreement ${tone}`, text: words });
  sentence.dataset.agrees = String(agrees);
  if (rows.length === 0) return card("agreement-card", "Predicted against observed", [sentence]);
  const names = ["What", ...(inCatalogue ? ["Expected"] : []), "Predicted", "Observed", "Agree"];
  const heads = names.map((text, i) => columnHead(text, i > 0 && i < names.length - 1));
  const lines = rows.map((row) => line(row, inCatalogue));
  const table = make("table", {}, [make("thead", {}, [make("tr", {}, heads)]), make("tbody", {}, lines)]);
  const frame = make("div", { class: "table-frame" }, [table]);
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "The comparison");
  return card("agreement-card", "Predicted against observed", [sentence, frame]);
}

/** @param {string} text @param {boolean} isShown */
function columnHead(text, isShown) {
  const head = make("th", {}, [make("span", { class: isShown ? "" : "visually-hidden", text })]);
  head.scope = "col";
  return head;
}

/** @param {import("./agreement.js").Row} row @param {boolean} inCatalogue */
function line({ what, expected, predicted, observed, agrees }, inCatalogue) {
  const head = make("th", { text: what });
  head.setAttribute("scope", "row");
  const cells = [...(inCatalogue ? [expected] : []), predicted, observed].map((value) =>
    make("td", { text: inWords(value) }),
  );
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
