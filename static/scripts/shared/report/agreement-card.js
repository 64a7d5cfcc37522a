import { card } from "../ui/card.js";
import { make } from "../ui/element.js";

const AGREES = "This browser did what was expected and what was predicted.";
const PARTLY_PREDICTED = "This browser did what was expected and, where something was predicted, what was predicted.";
const PREDICTION_AGREES = "This browser did what was predicted.";
const EXPECTATION_AGREES =
  "This browser did what was expected. Nothing was predicted: predictions are about CORS, one exchange at a time.";
const SOURCES =
  "Expected: what three browsers were seen to do. Predicted: what the rules of the Fetch Standard say of these very messages.";
const DISAGREES = "They are not the same: something here is not as this lab believes.";
const TITLE = "Expected and observed";
const UNKNOWN = "Too little is known to compare.";

/**
 * Compares what was predicted with what was observed.
 *
 * @param {import("./agreement.js").Agreement} agreement
 * @param {boolean} inCatalogue whether the catalogue expects something, too
 */
export function agreementCard({ rows, agrees, isPredicted, titles }, inCatalogue) {
  const predictedToo = rows.every(({ predicted }) => predicted !== undefined) ? AGREES : PARTLY_PREDICTED;
  const agreed = !inCatalogue ? PREDICTION_AGREES : isPredicted ? predictedToo : EXPECTATION_AGREES;
  const words = agrees === null ? UNKNOWN : agrees ? agreed : DISAGREES;
  const tone = agrees === null ? "plain" : agrees ? "good" : "bad";
  const sentence = make("p", { class: `agreement ${tone}`, text: words });
  sentence.dataset.agrees = String(agrees);
  if (rows.length === 0) return card("agreement-card", TITLE, [sentence]);
  const shows = { expected: inCatalogue, predicted: isPredicted };
  const sources = [...(shows.expected ? ["Expected"] : []), ...(shows.predicted ? ["Predicted"] : []), "Observed"];
  const names = ["What", ...sources, "Agree"];
  const heads = names.map((text, i) => columnHead(text, i > 0 && i < names.length - 1));
  const lines = rows.map((row) => line(row, shows, titles));
  const table = make("table", {}, [make("thead", {}, [make("tr", {}, heads)]), make("tbody", {}, lines)]);
  const frame = make("div", { class: "table-frame", tabIndex: 0 }, [table]);
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "The comparison");
  const about = shows.expected && shows.predicted ? [make("p", { class: "hint", text: SOURCES })] : [];
  return card("agreement-card", TITLE, [sentence, ...about, frame]);
}

/** @param {string} text @param {boolean} isShown */
function columnHead(text, isShown) {
  return make("th", { scope: "col" }, [make("span", { class: isShown ? "" : "visually-hidden", text })]);
}

/**
 * @param {import("./agreement.js").Row} row
 * @param {{expected: boolean, predicted: boolean}} shows
 * @param {Map<string, string>} titles
 */
function line({ what, expected, predicted, observed, agrees }, shows, titles) {
  const head = make("th", { text: what, scope: "row" });
  const prediction = predicted === undefined ? "not predicted" : inWords(predicted, titles);
  const values = [
    ...(shows.expected ? [inWords(expected, titles)] : []),
    ...(shows.predicted ? [prediction] : []),
    inWords(observed, titles),
  ];
  const cells = values.map((text) => make("td", { text }));
  const wasPredicted = !shows.predicted || predicted !== undefined;
  const words = !agrees ? "disagree" : wasPredicted ? "agree" : "as expected";
  const tone = agrees ? "good" : "bad";
  const mark = make("td", { class: tone, text: agrees ? "✓ " : "✗ " }, [make("span", { text: words })]);
  return make("tr", {}, [head, ...cells, mark]);
}

/** @param {unknown} value @param {Map<string, string>} titles of causes */
function inWords(value, titles) {
  if (value === undefined) return "–";
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === "probe" ? "observed" : (titles.get(String(value)) ?? String(value));
}
