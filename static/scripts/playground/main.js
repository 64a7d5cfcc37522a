import { playgroundAddress } from "../shared/catalogue/composition.js";
import { engineOf } from "../shared/judge/engine.js";
import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { reveal, startPage } from "../shared/page/start.js";
import { runFailure } from "../shared/run/run-failure.js";
import { find } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { CopyLink } from "./copy-link.js";
import { FIRST_COMPOSITION } from "./first-composition.js";
import { addResponseFields } from "./form/add-response-fields.js";
import { CompositionForm } from "./form/composition-form.js";
import { offerOrigins } from "./form/origin-lists.js";
import { loadRecipeLimits } from "./form/recipe-limits.js";
import { predict } from "./predict.js";
import { PredictionPane } from "./prediction-pane.js";
import { initialComposition } from "./initial-composition.js";
import { mended } from "./mend.js";
import { OutcomeView } from "./outcome-view.js";

/**
 * @typedef {import("../shared/catalogue/composition.js").Composition} Composition
 * @typedef {import("../shared/judge/judge.js").Verdict} Verdict
 */

const NO_LAB = "The lab is switched off in this set-up (LAB=off), so nothing can be run. The prediction needs no lab.";
const BAD_LINK = "The request in this link could not be read. Here is the first example in its place. What was wrong:";

const notice = new Notice(find(document, "#page-notice", HTMLElement));
const runButton = find(document, "#run", HTMLButtonElement);
const runHint = find(document, "#run-hint", HTMLElement);
const outcome = OutcomeView(document);
const latest = new LatestOnly();

for (const part of ["preflight", "response"]) addResponseFields(find(document, `[data-part="${part}"]`, HTMLElement));

start();

async function start() {
  const config = await startPage(notice);
  if (!config) return;
  const limits = await loadRecipeLimits().catch((failure) => void notice.show(failure, { retry: start }));
  if (limits) await open(config, limits);
}

/**
 * @param {import("../shared/config.js").Config} config
 * @param {import("./form/recipe-limits.js").RecipeLimits} limits
 */
async function open(config, limits) {
  const formEl = find(document, "#composition", HTMLFormElement);
  const engine = engineOf(navigator.userAgent);
  /** @type {Composition} */
  let now = FIRST_COMPOSITION;
  let problem = "";
  /** The fix that was applied last, and the composition that came of it. */
  let applied = /** @type {{fix: Verdict["fix"], of: Composition | null}} */ ({ fix: null, of: null });
  const pane = PredictionPane(document, engine, (fix, { verdict, judgeCase }) => {
    const preflight = verdict?.preflight.needed === true;
    form.show(mended(now, fix.headers, { page: judgeCase.pageOrigin, preflight }));
    applied = { fix, of: now };
    runButton.focus({ preventScroll: true }); // The button that was pressed goes with the fault.
  });
  offerOrigins(formEl, config);
  if (!config.lab) runHint.textContent = NO_LAB;

  const form = CompositionForm(formEl, limits, (composition, found) => {
    now = composition;
    problem = found;
    runButton.disabled = problem !== "" || !config.lab;
    outcome.clear();
    pane.outdate();
    if (!problem) return updateSoon();
    pane.refuse(problem);
    reveal();
  });
  const updateSoon = debounce(update, 200);
  runButton.addEventListener("click", run);
  formEl.addEventListener("keydown", (press) => {
    if (press.key === "Enter" && (press.ctrlKey || press.metaKey) && !runButton.disabled) void run();
  });
  CopyLink(find(document, "#copy-link", HTMLButtonElement), () => playgroundAddress(now));
  const initial = await initialComposition(form.show);
  if (initial.problem) notice.show(runFailure(`${BAD_LINK} ${initial.problem}.`));
  form.show(initial.composition ?? FIRST_COMPOSITION);

  async function update() {
    if (problem) return;
    try {
      history.replaceState(null, "", playgroundAddress(now));
      const answer = await latest.run(() => predict(now, config, engine));
      if (!answer.superseded && !problem) pane.show(answer.value, applied.of === now ? applied.fix : null);
    } catch (failure) {
      notice.show(failure, { retry: update });
    }
    reveal();
  }

  async function run() {
    runButton.setAttribute("aria-busy", "true");
    notice.clear();
    outcome.clear();
    try {
      const { runComposition } = await import("./run-composition.js");
      const asked = now;
      const view = await runComposition(config, asked, limits);
      // The form may have changed in the meantime.
      if (asked === now && !problem) outcome.show(view);
    } catch (failure) {
      notice.show(failure, { retry: run });
    } finally {
      runButton.removeAttribute("aria-busy");
    }
  }
}
