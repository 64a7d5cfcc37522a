import { fixView } from "../shared/judge/fix-view.js";
import { judge } from "../shared/judge/judge.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { firstSentence } from "../shared/logic/sentences.js";
import { withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { causeLinks } from "./links.js";
import { requestFields } from "./request-fields.js";
import { lackOf, rebuiltCase, STAND_INS } from "./rebuilt-case.js";

const INCOMPLETE = "The code comes here when you have filled in the method of your request.";
const NO_FIX = "No code can be written for this request. Look at the method and at the names of the headers.";

/**
 * What the person says of the request, for all causes of a message.
 *
 * @typedef {object} Asking
 * @property {() => Asked} asked
 * @property {(asked: Asked) => void} onAsked
 *
 * @typedef {import("./rebuilt-case.js").Asked} Asked
 */

/**
 * Shows one cause that a message can have: what it means, and the fix. The fix is loaded when a
 * person opens the card.
 *
 * @param {object} about
 * @param {import("./explanation.js").Candidate} about.candidate
 * @param {string} about.said how its words begin, if that is said above the card
 * @param {import("./explanation.js").Values} about.values
 * @param {boolean} about.open
 * @param {boolean} about.inLab whether the lab has a scenario of it
 * @param {Asking} about.asking
 */
export function CauseCard({ candidate, said, values, open, inLab, asking }) {
  const fix = make("div", { class: "fix" });
  // How to tell whether it is this one, while it is closed.
  const told = make("span", { class: "hint told" }, withCode(firstSentence(candidate.why)));
  const summary = make("summary", {}, [make("h3", {}, [make("span", { text: candidate.title })]), told]);
  const why = candidate.why.slice(said.length).trim();
  const children = [summary, ...(why === "" ? [] : [make("p", { class: "why" }, withCode(why))]), fix];
  const toLab = make("p", { class: "links" }, links(candidate.id, values, asking.asked()));
  if (inLab) children.push(toLab);
  const card = make("details", { class: "card cause" }, children);
  const latest = new LatestOnly();
  let looked = open;
  card.addEventListener("toggle", () => {
    if (card.open && !looked) {
      looked = true;
      showFix(asking.asked());
    }
  });
  card.open = open;
  return { card, ready: open ? showFix(asking.asked()) : undefined };

  /** @param {Asked} asked */
  function onAsked(asked) {
    asking.onAsked(asked);
    toLab.replaceChildren(...links(candidate.id, values, asked));
    void showFix(asked);
  }

  /** @param {Asked} asked */
  async function showFix(asked) {
    const judgeCase = rebuiltCase(candidate, values, asked);
    if (!judgeCase) return;
    const answer = await latest.run(() => judge(judgeCase));
    if (answer.superseded) return;
    const code = answer.value?.fix ? fixView(answer.value.fix) : null;
    const isFirst = fix.firstChild === null;
    if (isFirst && !code) return;
    const lacks = lackOf(candidate.id, values);
    // Code without the method would look finished, and would allow none that needs a preflight.
    const isIncomplete = lacks.method === "needed" && asked.method === undefined;
    const shown = isIncomplete || !code ? make("p", { class: "hint", text: isIncomplete ? INCOMPLETE : NO_FIX }) : code;
    shown.classList.add("needed");
    if (!isFirst) return void fix.querySelector(".needed")?.replaceWith(shown);
    fix.replaceChildren(
      make("h4", { text: "What this request needs of the server" }),
      ...standInNotes(values),
      ...requestFields(candidate.id, lacks, asked, onAsked),
      shown,
    );
  }
}

/** @param {import("./explanation.js").Values} values */
function standInNotes({ origin, url }) {
  const missing = [
    ...(origin ? [] : [`${STAND_INS.origin} stands for the origin of your page`]),
    ...(url ? [] : [`${STAND_INS.url} stands for the address of your API`]),
  ];
  if (missing.length === 0) return [];
  return [make("p", { class: "hint", text: `The message does not name everything: ${missing.join(", ")}.` })];
}

/** @param {string} cause @param {import("./explanation.js").Values} values @param {Asked} asked */
function links(cause, { method, header }, asked) {
  return causeLinks(cause, { method: asked.method ?? method, header: asked.headers?.at(0) ?? header });
}
