import { originOf } from "../shared/catalogue/origins.js";
import { placeholderValues } from "../shared/catalogue/placeholders.js";
import { loadConfig } from "../shared/config.js";
import { engineOf } from "../shared/judge/engine.js";
import { StepRunner } from "../shared/run/step-runner.js";
import { find, make } from "../shared/ui/element.js";
import { whole } from "../shared/ui/whole.js";
import { FigureView } from "./figure-view.js";
import { allFigures } from "./figures/all.js";
import { loadRecorded, recordedRun } from "./recorded.js";
import { runLive } from "./run-live.js";
import { Score } from "./score.js";

const NO_LAB =
  "The lab is switched off in this set-up (LAB=off), so the experiments show runs that were recorded before, in Chromium. Nothing else is different.";
const NO_CONFIG =
  "The experiments could not be set up, because this page’s server does not answer. The text is all here.";

/** @typedef {import("../shared/config.js").Config} Config */

start();

async function start() {
  const state = find(document, "#state", HTMLElement);
  try {
    const config = await loadConfig();
    if (!config.lab) state.replaceChildren(make("p", { class: "degraded", text: NO_LAB }));
    showFigures(config);
  } catch {
    state.replaceChildren(make("p", { class: "degraded", text: NO_CONFIG }));
    // Nothing can be predicted, so the text does not wait for it.
    for (const figure of document.querySelectorAll(".experiment")) figure.removeAttribute("data-state");
  }
}

/** @param {Config} config */
function showFigures(config) {
  const runner = new StepRunner(config, find(document, "#frames", HTMLElement));
  const figures = allFigures(config);
  const score = Score(find(document, "#score", HTMLElement), figures.length);
  for (const figure of figures) {
    const pageOf = (/** @type {number} */ variant) => figure.variants[variant].from ?? figure.from;
    FigureView(find(document, `#${figure.id}`, HTMLElement), figure, {
      run: (variant) => runOrReplay(runner, figure, variant),
      castOf: (variant) => castOf(config, figure, pageOf(variant)),
      namesFor: (variant) => placeholderValues(config, originOf(config, pageOf(variant)), ""),
      engine: engineOf(navigator.userAgent),
      onPredicted: score.add,
    });
  }
  for (const own of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".own-origin"))) {
    own.textContent = originOf(config, "app");
    whole(own);
  }
}

/** @param {StepRunner} runner @param {import("./figures/figure.js").Figure} figure @param {number} variant */
async function runOrReplay(runner, figure, variant) {
  if (runner.config.lab) {
    try {
      return { steps: await runLive(runner, figure, figure.variants[variant]), isRecorded: false };
    } catch {
      // The lab went away. What follows says that it is a recorded run.
    }
  }
  return { steps: recordedRun(await loadRecorded(), figure, variant, runner.config), isRecorded: true };
}

/** @type {Partial<Record<import("../shared/catalogue/scenario.js").From, string>>} */
const PAGES = { app: "the app’s page", blog: "a sibling’s page", evil: "a stranger’s page" };

/** @param {string | undefined} origin undefined: there is no lab, so the run is a recorded one */
function hostOf(origin) {
  return origin && new URL(origin).host;
}

/** @param {Config} config @param {import("./figures/figure.js").Figure} figure @param {import("../shared/catalogue/scenario.js").From} from @returns {import("./picture.js").Cast} */
function castOf(config, { server, second, holds }, from) {
  const host = new URL(originOf(config, from)).host;
  return {
    page: { name: PAGES[from] ?? "the page", host },
    browser: { holds },
    lab: { name: server, host: hostOf(config.lab?.origin) },
    third: second ? { name: second, host: hostOf(config.lab?.thirdOrigin) } : null,
  };
}
