import { reportView } from "../shared/report/report-view.js";
import { announce, find, make } from "../shared/ui/element.js";
import { expectPrediction } from "../shared/run/expect-prediction.js";
import { isForPage } from "./page-keys.js";
import { RunLinks } from "./run-links.js";
import { WireControls } from "./wire-controls.js";

/** @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario */

/** What is not there by then is said to be under way. Until then the run before stays, so that less moves. */
const SOON_MS = 400;

/**
 * Shows one scenario: its story and its run.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/catalogue/catalogue.js").Catalogue} catalogue
 * @param {import("../shared/run/runner.js").Runner} runner
 * @param {import("../shared/ui/notice.js").Notice} notice
 * @param {import("./runs-done.js").RunsDone} done
 */
export function ScenarioView(el, catalogue, runner, notice, done) {
  const eyebrow = find(el, ".eyebrow", HTMLElement);
  const title = find(el, "h2", HTMLElement);
  const story = find(el, ".story", HTMLElement);
  const again = find(el, ".again", HTMLButtonElement);
  const run = find(el, "#run", HTMLElement);
  const links = RunLinks(el, catalogue);
  /** @type {import("../shared/catalogue/catalogue.js").CatalogueEntry | null} */
  let current = null;
  let turns = 0;
  again.addEventListener("click", () => current && show(current));
  document.addEventListener("keydown", (press) => {
    if (el.hidden || !isForPage(press)) return;
    if (press.key === "ArrowLeft") links.goBack();
    if (press.key === "ArrowRight") links.goOn();
  });
  return { show };

  /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
  async function show(entry) {
    current = entry;
    notice.clear();
    describe(entry);
    el.hidden = false;
    el.setAttribute("aria-busy", "true");
    void links.show(entry);
    const { takesMs } = entry.scenario;
    if (takesMs) announce(`This one takes about ${Math.ceil(takesMs / 1000)} seconds.`);
    const late = setTimeout(() => current === entry && run.replaceChildren(underWay()), SOON_MS);
    try {
      const report = await runner.run(entry.scenario);
      done.add(entry.chapter.id, entry.scenario.id);
      const predict = (/** @type {Scenario} */ scenario) => runner.predict(scenario, report.run);
      const controls = await WireControls(
        entry.scenario,
        report,
        predict,
        (changed) => void rerun(entry, changed, controls),
      );
      if (current !== entry) return;
      showReport(report, controls.nodes);
    } catch (failure) {
      if (current !== entry) return;
      run.replaceChildren();
      notice.show(failure, { retry: () => show(entry) });
    } finally {
      clearTimeout(late);
    }
    el.removeAttribute("aria-busy");
  }

  /**
   * Runs it with the one thing changed that decided, or as it is.
   *
   * @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry
   * @param {import("../shared/catalogue/scenario.js").Scenario | null} changed
   * @param {import("./wire-controls.js").Controls} controls
   */
  async function rerun(entry, changed, controls) {
    const turn = ++turns;
    notice.clear();
    try {
      const report = await runner.run(changed ?? entry.scenario);
      if (current !== entry || turn !== turns) return;
      if (changed) expectPrediction(report);
      story.textContent = `${changed ? "Without the change: " : ""}${entry.scenario.story}`;
      controls.showEffect(changed && report);
      showReport(report, controls.nodes, { inCatalogue: !changed });
      controls.focus();
    } catch (failure) {
      if (current === entry) notice.show(failure, { retry: () => show(entry) });
    }
  }

  /**
   * @param {import("../shared/run/runner.js").Report} report
   * @param {Node[]} controls
   * @param {{inCatalogue?: boolean}} [about]
   */
  function showReport(report, controls, about) {
    const { headline, meaning, cards } = reportView(report, { ...about, controls });
    run.dataset.meaning = meaning ?? "";
    run.replaceChildren(...cards);
    announce(`${headline.badge}. ${headline.sentence}`);
  }

  /** @param {import("../shared/catalogue/catalogue.js").CatalogueEntry} entry */
  function describe({ chapter, scenario }) {
    const wait = scenario.takesMs ? [`takes about ${Math.ceil(scenario.takesMs / 1000)} s`] : [];
    eyebrow.textContent = [chapter.title, ...wait].join(" · ");
    title.textContent = scenario.title;
    story.textContent = scenario.story;
    document.title = `${scenario.title} · Two Origins`;
  }
}

function underWay() {
  return make("p", { class: "card banner under-way", text: "Running…" });
}
