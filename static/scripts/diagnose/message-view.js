import { ENGINE_NAMES, ownName } from "../shared/judge/engine.js";
import { countInWords } from "../shared/logic/count.js";
import { firstSentence } from "../shared/logic/sentences.js";
import { withCode } from "../shared/ui/code.js";
import { find, make } from "../shared/ui/element.js";
import { scrollToStart } from "../shared/ui/scroll.js";
import { whole } from "../shared/ui/whole.js";
import { askForCause } from "./ask-card.js";
import { CauseCard } from "./cause-card.js";

/** @typedef {import("./explanation.js").Decoded} Decoded */

/** @type {[keyof import("./explanation.js").Values, string][]} */
const NAMES = [
  ["url", "Resource"],
  ["redirectedFrom", "Redirected from"],
  ["target", "Redirected to"],
  ["origin", "Origin of the page"],
  ["method", "Method"],
  ["header", "Header"],
  ["value", "Value"],
  ["status", "Status"],
];

/**
 * Shows what a console message means: its causes, the likeliest first, each with its fix.
 *
 * @param {Decoded} decoded
 * @param {(cause: string) => boolean} inLab
 * @returns {{parts: HTMLElement[], ready: Promise<void> | undefined}} ready when the first fix is there
 */
export function messageView(decoded, inLab) {
  const title = decoded.isCors ? "What the message means" : notCorsTitle(decoded);
  const heading = make("h2", { text: title, tabIndex: -1 });
  const said = firstSentence(decoded.causes[0]?.why ?? "");
  /** @type {import("./rebuilt-case.js").Asked} */
  let asked = {};
  const ask = make("div", {}, askForCause(decoded, asked));
  const asking = {
    asked: () => asked,
    onAsked: (/** @type {typeof asked} */ told) => {
      asked = told;
      ask.replaceChildren(...askForCause(decoded, asked));
    },
  };
  const causes = decoded.causes.map((candidate, i) =>
    CauseCard({
      candidate,
      said: i === 0 ? said : "",
      values: decoded.values,
      open: i === 0,
      inLab: inLab(candidate.id),
      asking,
    }),
  );
  const cards = causes.map(({ card }) => card);
  const answer = cards[0] ? [make("p", { class: "sentence" }, [...withCode(said), " ", linkToFix(cards[0])])] : [];
  const head = [heading, ...answer, make("p", { class: answer.length > 0 ? "hint" : "", text: summary(decoded) })];
  const name = ownName(decoded.engine, decoded.code);
  if (name) head.push(nameLine(decoded.engine, name));
  if (decoded.isCors && decoded.note) head.push(make("p", { class: "hint", text: decoded.note }));
  const others = (decoded.more ?? []).map(other);
  if (others.length > 0) others.unshift(make("h3", { text: "Also in this text" }));
  const parts = [make("div", { class: "result-head" }, head), ...cards, ask, ...others, ...named(decoded.values)];
  return { parts, ready: causes[0]?.ready };
}

/** @param {HTMLDetailsElement} cause whose fix comes later, or never: until then the link is hidden */
function linkToFix(cause) {
  const fix = find(cause, ".fix", HTMLElement);
  fix.tabIndex = -1;
  const link = make("a", { class: "to-fix", text: "The fix", href: "#fix" });
  link.addEventListener("click", (click) => {
    click.preventDefault();
    cause.open = true;
    fix.focus({ preventScroll: true });
    scrollToStart(fix);
  });
  return link;
}

/** @param {Decoded} decoded */
function summary({ isCors, causes, engine, note }) {
  if (!isCors) return note ?? "This is no CORS message.";
  const by = engine ? `${ENGINE_NAMES[engine]} prints this. ` : "";
  if (causes.length === 1) return `${by}It has one cause.`;
  return `${by}It can have ${countInWords({ shown: causes.length, noun: ["cause", "causes"] })}; the likeliest is first.`;
}

/** @param {Decoded} decoded */
function notCorsTitle({ notCors }) {
  return notCors ? "This is something else than CORS" : "No CORS message was found";
}

/** @param {Decoded & {line: string}} message another message of the same text, in short */
function other(message) {
  const [likeliest] = message.causes;
  const meaning = message.isCors && likeliest ? likeliest.why : (message.note ?? "");
  return make("section", { class: "card" }, [
    make("blockquote", {}, [make("code", { text: message.line })]),
    make("p", { class: "why" }, withCode(meaning)),
  ]);
}

/** @param {Decoded["engine"]} engine @param {string} name */
function nameLine(engine, name) {
  const whose = engine ? `${ENGINE_NAMES[engine]}’s name for it: ` : "Its name: ";
  return make("p", { class: "hint", text: whose }, [make("code", { text: name })]);
}

/** @param {import("./explanation.js").Values} values */
function named(values) {
  const rows = NAMES.flatMap(([key, name]) => {
    const value = values[key];
    if (value === undefined) return [];
    const text = value === "" ? "(empty)" : String(value);
    return [make("div", {}, [make("dt", { text: name }), make("dd", {}, [whole(make("code", { text }))])])];
  });
  return rows.length > 0 ? [make("dl", { class: "named-values" }, rows)] : [];
}
