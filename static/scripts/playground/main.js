import { Catalogue } from "../shared/catalogue/catalogue.js";
import { playgroundAddress } from "../shared/catalogue/composition.js";
import { fromScenario } from "../shared/catalogue/from-scenario.js";
import { engineOf } from "../shared/judge/engine.js";
import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { reveal, startPage } from "../shared/page/start.js";
import { runFailure } from "../shared/run/run-failure.js";
import { announce, find, make } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { codeTabs } from "./code-tabs.js";
import { FIRST_COMPOSITION } from "./first-composition.js";
import { addResponseFields } from "./form/add-response-fields.js";
import { CompositionForm, offerOrigins } from "./form/composition-form.js";
import { loadRecipeLimits } from "./form/recipe-limits.js";
import { readComposition } from "./parse-composition.js";
import { predict } from "./predict.js";
import { predictionSummary, PredictionView } from "./prediction-view.js";
import { Presets } from "./presets.js";

/** @typedef {import("../shared/catalogue/composition.js").Composition} Composition */

const NO_PREDICTION = "This site's predictions do not answer. A run shows what happens all the same.";
const NO_LAB = "The lab is switched off in this set-up (LAB=off), so nothing can be run. The prediction needs no lab.";
const BAD_LINK = "The request in this link could not be read. Here is the first example in its place. What was wrong:";

const notice = new Notice(find(document, "#page-notice", HTMLElement));
const predicted = find(document, ".predicted", HTMLElement);
const codeEl = find(document, "#copies", HTMLElement);
const runButton = find(document, "#run", HTMLButtonElement);
const copyLink = find(document, "#copy-link", HTMLButtonElement);
const runHint = find(document, "#run-hint", HTMLElement);
const outcome = find(document, "#outcome", HTMLElement);
const latest = new LatestOnly();

for (const part of ["preflight", "response"]) {
  addResponseFields(find(document, `[data-part="${part}"]`, HTMLElement));
}

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
  offerOrigins(formEl, config);
  if (!config.lab) runHint.textContent = NO_LAB;

  const form = CompositionForm(formEl, limits, (composition, found) => {
    now = composition;
    problem = found;
    runButton.disabled = problem !== "" || !config.lab;
    if (problem) showProblem();
    else updateSoon();
  });
  const updateSoon = debounce(update, 200);
  runButton.addEventListener("click", run);
  copyLink.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(playgroundAddress(now), location.href).href).then(
      () => announce("The link is copied."),
      () => announce("The browser does not let this page copy; the link is in the address bar."),
    );
  });
  const initial = await initialComposition();
  if (initial.problem) notice.show(runFailure(`${BAD_LINK} ${initial.problem}.`));
  form.show(initial.composition ?? FIRST_COMPOSITION);

  /** A verdict about another request than the one in the form would mislead. */
  function showProblem() {
    predicted.replaceChildren(make("p", { class: "unpredicted", text: `Nothing is predicted. ${problem}` }));
    codeEl.replaceChildren();
    outcome.hidden = true;
    reveal();
  }

  async function update() {
    if (problem) return;
    try {
      history.replaceState(null, "", playgroundAddress(now));
      const answer = await latest.run(() => predict(now, config, engine));
      if (!answer.superseded && !problem) show(answer.value);
    } catch (failure) {
      notice.show(failure, { retry: update });
    }
    reveal();
  }

  /** @param {import("./predict.js").Prediction} prediction */
  function show(prediction) {
    const { verdict } = prediction;
    if (verdict) PredictionView(predicted, verdict, prediction.judgeCase, engine);
    else predicted.replaceChildren(make("p", { text: NO_PREDICTION }));
    codeEl.replaceChildren(codeTabs(prediction));
    announce(verdict ? predictionSummary(verdict) : NO_PREDICTION);
  }

  async function run() {
    runButton.setAttribute("aria-busy", "true");
    notice.clear();
    try {
      const { runComposition } = await import("./run-composition.js");
      await runComposition(outcome, config, now, limits);
    } catch (failure) {
      notice.show(failure, { retry: run });
    } finally {
      runButton.removeAttribute("aria-busy");
    }
  }

  /** The composition that the address names: a case, or a scenario with the values of a message. */
  async function initialComposition() {
    const query = new URLSearchParams(location.search);
    const written = readComposition(location.search);
    const catalogue = await Catalogue.load().catch(() => null);
    if (!catalogue) return written;
    const [chapters, scenarios] = ["#chapter", "#scenario"].map((id) => find(document, id, HTMLSelectElement));
    const presets = Presets(chapters, scenarios, catalogue, form.show);
    const id = query.get("scenario");
    const entry = id ? await catalogue.find(id, null).catch(() => null) : null;
    if (!entry) return written;
    await presets.offer(entry.chapter.id, entry.scenario.id);
    const changes = { method: query.get("method"), header: query.get("header") };
    return { composition: fromScenario(entry.scenario, changes), problem: "" };
  }
}
