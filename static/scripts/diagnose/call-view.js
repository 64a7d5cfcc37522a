import { ENGINE_NAMES, engineOf, ownName } from "../shared/judge/engine.js";
import { messagesCard } from "../shared/report/console-card.js";
import { traceCard } from "../shared/report/trace-card.js";
import { fixView } from "../shared/judge/fix-view.js";
import { card, linkToCard } from "../shared/ui/card.js";
import { withCode } from "../shared/ui/code.js";
import { isolated, make } from "../shared/ui/element.js";
import { askForAnswer } from "./ask-card.js";
import { callInWords, callName, isPageKnown } from "./call-words.js";
import { callWireCard } from "./call-wire.js";
import { copyButton } from "./copy-button.js";
import { callLinks } from "./links.js";
import { markdownOf } from "./markdown.js";

/**
 * @typedef {import("./explanation.js").Call} Call
 */

/**
 * Shows one call: how it ends and why, what goes over the wire, every fault, and the fix.
 *
 * @param {Call} call
 * @param {(cause: string) => boolean} inLab
 * @returns {HTMLElement[]}
 */
export function callView(call, inLab) {
  const { cause, verdict, expected } = call;
  const steps = verdict && verdict.trace.length > 0 ? [traceCard(verdict)] : [];
  const fix = fixCard(call);
  return [
    banner(call, fix.map(linkToCard)),
    ...askForAnswer(call),
    ...(verdict ? [callWireCard(call)] : []),
    ...faultsCard(call),
    ...notesCard(call),
    ...(call.state === "undecided" && expected ? [expectedCard(expected)] : []),
    ...fix,
    ...consoleCard(call),
    ...steps,
    ...(cause && inLab(cause) ? [make("p", { class: "links" }, callLinks(cause, call.case))] : []),
  ];
}

/** @param {Call} call @param {HTMLElement[]} further links to what is below */
function banner(call, further) {
  const { badge, sentence } = callInWords(call);
  const heading = make("h2", { class: "call-title", tabIndex: -1 }, [make("code", { text: callName(call) })]);
  const from = isPageKnown(call)
    ? make("p", { class: "hint", text: "from " }, [isolated(call.case.pageOrigin)])
    : make("p", { class: "hint", text: "from a page that the text does not name" });
  const examples = call.standIns.map(({ value, standsFor }) =>
    make("p", { class: "hint" }, [make("code", { text: value }), ` stands for ${standsFor}.`]),
  );
  const copy = copyButton("Copy as Markdown", () => markdownOf(call));
  return make("div", { class: "card banner" }, [
    heading,
    from,
    ...examples,
    make("p", { class: "badges" }, [make("strong", { class: "badge", text: badge }), ...further]),
    make("p", { class: "sentence" }, withCode(sentence)),
    copy,
  ]);
}

/** @param {Call} call everything that stands in the way, where it is more than one thing; the banner tells of the first */
function faultsCard(call) {
  const faults = call.verdict?.faults ?? [];
  if (faults.length < 2) return [];
  const items = faults.map(({ title, why }) => {
    const words = withoutSentence(why, callInWords(call).sentence);
    return make("li", {}, [make("strong", { text: title }), ...(words === "" ? [] : [make("p", {}, withCode(words))])]);
  });
  const hint =
    "In the order in which you would meet them, mending one after the other. The fix below mends all of them.";
  return [
    card("faults-card", `${faults.length} faults stand in the way`, [
      make("p", { class: "hint", text: hint }),
      make("ol", { class: "faults" }, items),
    ]),
  ];
}

/** @param {Call} call the remedy, unless the list of faults has it, and the code */
function fixCard(call) {
  const { verdict } = call;
  if (!verdict?.fix) return [];
  const isTold = verdict.faults.length > 1;
  const words = isTold ? "" : withoutSentence(verdict.fix.why, callInWords(call).sentence);
  const code = fixView(verdict.fix, { decisive: verdict.decisive });
  const parts = [...(words === "" ? [] : [make("p", {}, withCode(words))]), ...(code ? [code] : [])];
  return parts.length > 0 ? [card("fix-card", "The fix", parts)] : [];
}

/** @param {string} text @param {string} sentence @returns {string} the rest of a text that begins with the sentence */
function withoutSentence(text, sentence) {
  return text.startsWith(sentence) ? text.slice(sentence.length).trim() : text;
}

/** @param {NonNullable<Call["expected"]>} expected */
function expectedCard(expected) {
  const words = make("p", { text: "For this page to read the answer, the server has to answer like this." });
  const code = fixView(expected);
  return card("expected-card", "What the server has to answer", code ? [words, code] : [words]);
}

/** @param {Call} call */
function consoleCard({ verdict, engines, state }) {
  if (!verdict || (state !== "blocked" && Object.values(verdict.says).every((said) => said === null))) return [];
  const shown = messagesCard("What the console says", engineOf(navigator.userAgent), (engine) => {
    const said = verdict.says[engine];
    return { lines: said?.message ? [said.message] : [], code: ownName(engine, said?.code), isKnown: true };
  });
  const outcomes = new Set(engines.map(({ outcome }) => outcome));
  if (outcomes.size > 1) {
    const each = engines.map(({ engine, outcome }) => `${ENGINE_NAMES[engine]}: ${outcome}`).join(", ");
    shown.append(make("p", { class: "hint", text: `The engines do not agree. ${each}.` }));
  }
  return [shown];
}

/** @param {Call} call */
function notesCard({ notes, message }) {
  const items = [...notes, ...(message?.note ? [message.note] : [])];
  if (items.length === 0) return [];
  const list = items.map((note) => make("li", {}, withCode(note)));
  return [card("notes-card", "Worth knowing", [make("ul", { class: "notes" }, list)])];
}
