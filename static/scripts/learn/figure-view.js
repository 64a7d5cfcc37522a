import { fillPlaceholders } from "../shared/catalogue/placeholders.js";
import { find, make } from "../shared/ui/element.js";
import { scrollIntoSight } from "../shared/ui/scroll.js";
import { Choices } from "./choices.js";
import { callMessage, messagesOf } from "./messages.js";
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
  const choices = find(el, ".choices", HTMLElement);
  Choices(choices, figure.variants[0].expect.outcome, async (isRight) => {
    onPredicted(isRight);
    // What is asked is about the first value only, and the values change from here on.
    find(el, "figcaption strong", HTMLElement).textContent = PREDICTED;
    choices.setAttribute("aria-label", PREDICTED);
    picker.hidden = false;
    await show(0, { said: isRight ? "As you said" : "Not as you said", isFirst: true });
  });
  const values = figure.variants.map(({ value }, i) => fillPlaceholders(value, namesFor(i)));
  for (const first of el.querySelectorAll(".first-value")) first.textContent = values[0];
  const picker = variantPicker(figure, values, (variant) =>
    show(variant, { said: variant === 0 ? "As at first" : "After the change" }),
  );
  picker.hidden = true;
  shown.before(picker);
  // Only what the page does: where it ends is for the reader to say.
  shown.append(picture({ ...castOf(0), browser: {} }, [callMessage(figure.variants[0].steps[0])]));
  /** What was asked for last. */
  let wanted = 0;

  /** @param {number} index @param {{said: string, isFirst?: boolean}} how */
  async function show(index, { said, isFirst = false }) {
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
    const { agrees, words } = conclusion(figure, variant, steps, { said, engine });
    const messages = messagesOf(figure, variant, steps);
    const drawing = picture(castOf(index), messages);
    const walk = stepper(messages, drawing);
    verdict.replaceChildren(...words, ...(isRecorded ? [make("p", { class: "hint recorded", text: RECORDED })] : []));
    shown.replaceChildren(drawing, walk.el);
    Object.assign(el.dataset, { state: "shown", variant: String(index), agrees: String(agrees) });
    if (!isFirst) return;
    walk.play();
    scrollIntoSight(isFitting(shown, verdict) ? verdict : shown);
  }
}

/**
 * What a run came to, and whether that is what the page expects of this browser.
 *
 * @param {Figure} figure
 * @param {import("./figures/figure.js").Variant} variant
 * @param {SeenStep[]} steps
 * @param {{said: string, engine: About["engine"]}} about
 * @returns {{agrees: boolean, words: HTMLElement[]}}
 */
function conclusion(figure, variant, steps, { said, engine }) {
  const seen = outcomeOf(steps);
  const isExpected = isLike(variant.expect, seen);
  const { otherwise } = variant;
  const departs = !isExpected && otherwise?.engine === engine && isLike({ ...variant.expect, ...otherwise.seen }, seen);
  const agrees = isExpected || departs;
  const happened = make("strong", { text: `${said}: ${figure.happened?.(seen) ?? reading(steps, variant)}` });
  const why = document.createTextNode(agrees ? ` ${variant.why}` : SURPRISE);
  const departure = departs ? [make("p", { class: "hint", text: otherwise?.why })] : [];
  return { agrees, words: [make("p", {}, [happened, why]), ...departure] };
}

/** @param {HTMLElement} first @param {HTMLElement} last @returns {boolean} whether the window has room for all from the one to the other */
function isFitting(first, last) {
  return last.getBoundingClientRect().bottom - first.getBoundingClientRect().top < innerHeight;
}

const PREDICTED = "You predicted for this:";
const RECORDED = "This is a recorded run: the lab does not answer here.";
const NOTHING = "Neither the lab nor this page’s server answers, so nothing can be shown. Choose a value to try again.";
const SURPRISE = " This browser did otherwise than this page expects. What is drawn is what happened.";

/** @param {import("./figures/figure.js").Expected} expected @param {import("./figures/figure.js").Expected} seen */
function isLike(expected, seen) {
  const isCookieAsExpected = expected.cookie === undefined || expected.cookie === seen.cookie;
  return expected.outcome === seen.outcome && expected.arrived === seen.arrived && isCookieAsExpected;
}

/** Whether the page reads the answer. @param {SeenStep[]} steps @param {import("./figures/figure.js").Variant} variant */
function reading(steps, variant) {
  const last = steps[steps.length - 1];
  if (last.outcome === "readable") return "the page reads the answer.";
  const method = variant.steps.at(-1)?.request?.method ?? "GET";
  const isSent = last.exchanges.some(({ preflight }) => !preflight);
  return isSent ? "it was sent and answered, but the page cannot read the answer." : `the ${method} was never sent.`;
}
