import { fillPlaceholders } from "../shared/catalogue/placeholders.js";
import { find, make } from "../shared/ui/element.js";
import { Choices } from "./choices.js";
import { messagesOf } from "./messages.js";
import { picture } from "./picture.js";
import { outcomeOf } from "./seen.js";
import { stepper } from "./stepper.js";
import { variantPicker } from "./variant-picker.js";

/**
 * @typedef {import("./figures/figure.js").Figure} Figure
 * @typedef {import("./seen.js").SeenStep} SeenStep
 *
 * @typedef {object} About
 * @property {(variant: number) => Promise<{steps: SeenStep[], isRecorded: boolean}>} run
 * @property {(variant: number) => import("./picture.js").Cast} castOf who takes part
 * @property {(variant: number) => Record<string, string>} namesFor the placeholders
 * @property {import("../shared/catalogue/scenario.js").Engine} engine
 * @property {(isRight: boolean) => void} onPredicted
 */

/**
 * One figure: the reader predicts, sees, and changes one thing.
 *
 * @param {HTMLElement} el the figure, with its question and the predictions in it
 * @param {Figure} figure
 * @param {About} about
 */
export function FigureView(el, figure, { run, castOf, namesFor, engine, onPredicted }) {
  const shown = find(el, ".shown", HTMLElement);
  const verdict = find(el, ".verdict", HTMLElement);
  Choices(find(el, ".choices", HTMLElement), figure.right, async (isRight) => {
    onPredicted(isRight);
    // The question is about the first value only, and the values change from here on.
    find(el, "figcaption strong", HTMLElement).textContent = PREDICTED;
    find(el, ".choices", HTMLElement).setAttribute("aria-label", PREDICTED);
    room.append(...figure.variants.map((_, i) => longestAnswer(i)));
    picker.hidden = false;
    await show(0, { guess: isRight ? GUESSES.right : GUESSES.wrong, isFirst: true });
  });
  const values = figure.variants.map(({ value }, i) => fillPlaceholders(value, namesFor(i)));
  const picker = variantPicker(figure, values, (variant) => show(variant));
  picker.hidden = true;
  const room = make("div", { class: "room" });
  verdict.replaceWith(room);
  room.append(verdict);
  room.after(picker);
  shown.append(picture({ ...castOf(0), browser: null, third: null }, [ASKED]));
  el.dataset.state = "asked";
  /** What was asked for last. */
  let wanted = 0;

  /** Keeps room for the answer, so that nothing below it moves when it comes. @param {number} index */
  function longestAnswer(index) {
    const { expect, why } = fillPlaceholders(figure.variants[index], namesFor(index));
    const guess = index === 0 ? GUESSES.wrong : "";
    const said = expect.outcome === "readable" ? READ : NOT_READ;
    const line = make("p", {}, [make("strong", { text: guess + said }), text(` ${why}`)]);
    const kept = make("div", { class: "verdict-room" }, [line]);
    kept.setAttribute("aria-hidden", "true");
    return kept;
  }

  /** @param {number} index @param {{guess?: string, isFirst?: boolean}} [how] */
  async function show(index, { guess = "", isFirst = false } = {}) {
    wanted = index;
    el.dataset.state = "running";
    const found = await run(index).catch(() => null);
    if (wanted !== index) return;
    if (!found) {
      el.dataset.state = "failed";
      verdict.replaceChildren(make("p", { text: NOTHING }));
      return;
    }
    const { steps, isRecorded } = found;
    const variant = fillPlaceholders(figure.variants[index], namesFor(index));
    const seen = outcomeOf(steps);
    const isExpected = isLike(variant.expect, seen);
    const { otherwise } = variant;
    const departs =
      !isExpected && otherwise?.engine === engine && isLike({ ...variant.expect, ...otherwise.seen }, seen);
    const agrees = isExpected || departs;
    const messages = messagesOf(figure, variant, steps);
    const drawing = picture(castOf(index), messages);
    const walk = stepper(messages, drawing);
    verdict.replaceChildren(
      make("p", {}, [
        make("strong", { text: guess + happened(steps, variant) }),
        text(agrees ? ` ${variant.why}` : SURPRISE),
      ]),
      ...(departs ? [make("p", { class: "hint", text: otherwise?.why })] : []),
      ...(isRecorded ? [make("p", { class: "hint recorded", text: RECORDED })] : []),
    );
    shown.replaceChildren(drawing, walk.el);
    Object.assign(el.dataset, {
      state: "shown",
      variant: String(index),
      meaning: variant.meaning,
      agrees: String(agrees),
    });
    if (isFirst) walk.play();
  }
}

const PREDICTED = "Your first prediction:";
const GUESSES = { right: "As you said. ", wrong: "Not as you said. " };
const READ = "The page reads the answer.";
const NOT_READ = "It was sent and answered, but the page cannot read the answer.";
const RECORDED = "This is a recorded run: the lab does not answer here.";
const NOTHING = "Neither the lab nor this page’s server answers, so nothing can be shown. Choose a value to try again.";
const SURPRISE = " This browser did otherwise than this page expects. What is drawn is what happened.";

/** @type {import("./messages.js").Message} */
const ASKED = { kind: "call", from: "page", to: "lab", title: "?", lines: [], tone: "plain", words: "" };

/** @param {import("./figures/figure.js").Expected} expected @param {import("./figures/figure.js").Expected} seen */
function isLike(expected, seen) {
  const isCookieAsExpected = expected.cookie === undefined || expected.cookie === seen.cookie;
  return expected.outcome === seen.outcome && expected.arrived === seen.arrived && isCookieAsExpected;
}

/** @param {SeenStep[]} steps @param {import("./figures/figure.js").Variant} variant */
function happened(steps, variant) {
  const last = steps[steps.length - 1];
  if (last.outcome === "readable") return READ;
  const method = variant.steps.at(-1)?.request?.method ?? "GET";
  const isSent = last.exchanges.some(({ preflight }) => !preflight);
  return isSent ? NOT_READ : `The ${method} was never sent.`;
}

/** @param {string} content */
function text(content) {
  return document.createTextNode(content);
}
