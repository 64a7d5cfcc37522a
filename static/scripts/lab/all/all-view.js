import { ENGINE_NAMES } from "../../shared/judge/engine.js";
import { NO_LAB } from "../../shared/run/runner.js";
import { withValues } from "../../shared/ui/code.js";
import { find, make } from "../../shared/ui/element.js";
import { AllTable } from "./all-table.js";
import { ExportButtons } from "./export-buttons.js";
import { runAll, summaryOf } from "./run-all.js";
import { DeparturesView, TestedEnginesView } from "./tested-engines-view.js";
import { readTestedEngines } from "./tested-engines.js";

/**
 * The view of all scenarios, in the three engines and in this browser.
 *
 * @param {HTMLElement} el
 * @param {import("../../shared/catalogue/catalogue.js").Catalogue} catalogue
 * @param {import("../../shared/run/runner.js").Runner} runner
 * @param {import("../runs-done.js").RunsDone} done
 */
export async function AllView(el, catalogue, runner, done) {
  const start = find(el, ".start", HTMLButtonElement);
  const stop = find(el, ".stop", HTMLButtonElement);
  const exports = ExportButtons(el, () => ({
    browser: navigator.userAgent,
    at: new Date().toISOString(),
    tookMs,
    lines,
  }));
  const progress = find(el, "progress", HTMLProgressElement);
  const summary = find(el, ".summary", HTMLElement);
  /** @type {AbortController | null} */
  let running = null;
  /** @type {import("./run-all.js").ScenarioResult[]} */
  let lines = [];
  let tookMs = 0;

  const [entries, tested] = await Promise.all([catalogue.all(), readTestedEngines()]);
  const table = AllTable(find(el, ".results", HTMLTableElement), entries);
  find(el, ".compared-engine", HTMLElement).textContent = `compared with ${ENGINE_NAMES[runner.engine]}`;
  TestedEnginesView(find(el, ".proof", HTMLElement), tested);
  DeparturesView(find(el, "#departures", HTMLElement), tested, entries);
  showLeftOut(find(el, ".left-out", HTMLElement), catalogue.index.leftOut);

  if (!runner.config.lab) {
    start.disabled = true;
    summary.textContent = NO_LAB;
  }
  start.addEventListener("click", runThem);
  stop.addEventListener("click", () => running?.abort());
  return { stop: () => running?.abort() };

  async function runThem() {
    running = new AbortController();
    const began = performance.now();
    lines = [];
    table.reset();
    swap(true);
    progress.max = entries.length;
    progress.value = 0;
    summary.textContent = `0 of ${entries.length} run…`;
    /** @type {Parameters<typeof runAll>[2]} */
    const onLine = (line, { chapter }) => {
      lines.push(line);
      if (line.agrees !== null) done.add(chapter.id, line.id);
      summary.textContent = `${lines.length} of ${entries.length} run…`;
      table.show(line);
      progress.value = lines.length;
    };
    const isWhole = await runAll(entries, (scenario) => runner.run(scenario), onLine, running.signal);
    tookMs = Math.round(performance.now() - began);
    const counts = `${summaryOf(lines, entries.length)} ${(tookMs / 1000).toFixed(1)} s.`;
    summary.textContent = isWhole ? counts : `The lab does not answer, so the others were not run. ${counts}`;
    swap(false);
  }

  /** @param {boolean} busy */
  function swap(busy) {
    const had = document.activeElement;
    start.hidden = busy;
    stop.hidden = !busy;
    exports.enable(!busy && lines.length > 0);
    if (had === start) stop.focus();
    if (had === stop) start.focus();
  }
}

/**
 * @param {HTMLElement} el
 * @param {{title: string, why: string}[]} leftOut
 */
function showLeftOut(el, leftOut) {
  const list = find(el, "dl", HTMLElement);
  list.append(...leftOut.flatMap(({ title, why }) => [make("dt", { text: title }), make("dd", {}, withValues(why))]));
  el.hidden = leftOut.length === 0;
}
