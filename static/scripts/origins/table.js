import { make } from "../shared/ui/element.js";
import { whole } from "../shared/ui/whole.js";
import { describeDecision, describeOwner, describeSending } from "./judged-origin.js";

/**
 * @typedef {import("./judged-origin.js").JudgedOrigin} JudgedOrigin
 * @typedef {{judged: JudgedOrigin, service: boolean | null, expression: boolean | null}} Row
 */

/** @param {HTMLTableSectionElement} body @param {Row[]} rows */
export function showRows(body, rows) {
  body.replaceChildren(
    ...rows.map(({ judged, service, expression }) => {
      const origin = make("th", {}, [whole(make("code", { text: judged.origin }))]);
      origin.scope = "row";
      origin.setAttribute("role", "rowheader");
      const row = make("tr", {}, [
        origin,
        labelled("The pattern", verdictCell(judged, service, service)),
        labelled("The expression", verdictCell(judged, expression, service)),
        labelled("Can a browser send it?", make("td", { text: describeSending(judged) })),
        labelled("Who can be there?", make("td", { text: describeOwner(judged) })),
      ]);
      row.setAttribute("role", "row");
      return row;
    }),
  );
}

/**
 * Narrow screens show each origin as a card. The roles keep it a table for screen readers.
 *
 * @param {string} label
 * @param {HTMLTableCellElement} cell
 */
function labelled(label, cell) {
  cell.dataset.label = label;
  cell.setAttribute("role", "cell");
  return cell;
}

/** @param {JudgedOrigin} judged @param {boolean | null} allows @param {boolean | null} meant */
function verdictCell(judged, allows, meant) {
  const { verdict, remark, tone } = describeDecision(judged, allows, meant);
  const cell = make("td", { class: "judgement" }, [make("strong", { text: verdict })]);
  if (remark) cell.append(make("span", { text: remark }));
  cell.dataset.tone = tone;
  return cell;
}

/** @param {Row[]} rows @returns {string} */
export function tableSummary(rows) {
  const dangers = rows.filter(
    (row) => row.expression && describeDecision(row.judged, true, row.service).tone === "bad",
  ).length;
  const strangers = dangers === 0 ? "" : `, ${dangers} of them a stranger’s or open to one`;
  const pattern = count(
    rows.map((row) => row.service),
    "is refused",
  );
  const expression = count(
    rows.map((row) => row.expression),
    "decides on none",
  );
  return `Of ${rows.length} origins the pattern ${pattern}, the expression ${expression}${strangers}.`;
}

/** @param {(boolean | null)[]} decisions null where there is none @param {string} none what is said where there is none at all */
function count(decisions, none) {
  const known = decisions.filter((decision) => decision !== null);
  if (known.length === 0) return none;
  const rest = known.length < decisions.length ? ` of the first ${known.length}` : "";
  return `lets in ${known.filter(Boolean).length}${rest}`;
}
