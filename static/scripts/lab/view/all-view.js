import { announce, find, make } from "../../components/element.js";
import { addressOf } from "../catalogue.js";
import { asJson, asMarkdown } from "../export.js";
import { runAll, summaryOf } from "../run-all.js";

/**
 * Every scenario in this browser, as a table.
 *
 * @param {HTMLElement} el
 * @param {import("../catalogue.js").Catalogue} catalogue
 * @param {import("../runner.js").Runner} runner
 */
export function AllView(el, catalogue, runner) {
  const start = find(el, ".start", HTMLButtonElement);
  const stop = find(el, ".stop", HTMLButtonElement);
  const saveJson = find(el, ".export-json", HTMLButtonElement);
  const saveMarkdown = find(el, ".export-markdown", HTMLButtonElement);
  const progress = find(el, "progress", HTMLProgressElement);
  const summary = find(el, ".summary", HTMLElement);
  const body = find(el, "tbody", HTMLElement);
  /** @type {AbortController | null} */
  let running = null;
  /** @type {import("../run-all.js").Line[]} */
  let lines = [];
  let tookMs = 0;
  showLeftOut(find(el, ".left-out", HTMLElement), catalogue.index.leftOut);

  start.addEventListener("click", runThem);
  stop.addEventListener("click", () => running?.abort());
  saveJson.addEventListener("click", () => save("two-origins-lab.json", asJson(outcome()), "application/json"));
  saveMarkdown.addEventListener("click", () => save("two-origins-lab.md", asMarkdown(outcome()), "text/markdown"));
  return { leave: () => running?.abort() };

  async function runThem() {
    running = new AbortController();
    const began = performance.now();
    lines = [];
    body.replaceChildren();
    swap(true);
    const chapters = await Promise.all(catalogue.index.chapters.map((entry) => catalogue.chapter(entry)));
    const places = chapters.flatMap(({ scenarios }, i) =>
      scenarios.map((scenario) => ({ chapter: catalogue.index.chapters[i], scenario })),
    );
    progress.max = places.length;
    progress.value = 0;
    summary.textContent = `Running ${places.length} scenarios…`;
    const onLine = (/** @type {import("../run-all.js").Line} */ line, /** @type {any} */ place) => {
      lines.push(line);
      body.append(row(line, place));
      progress.value = lines.length;
    };
    await runAll(places, (scenario) => runner.run(scenario), onLine, running.signal);
    tookMs = Math.round(performance.now() - began);
    summary.textContent = `${summaryOf(lines, places.length)} ${(tookMs / 1000).toFixed(1)} s.`;
    swap(false);
  }

  /** @param {boolean} busy */
  function swap(busy) {
    const had = document.activeElement;
    start.hidden = busy;
    stop.hidden = !busy;
    saveJson.disabled = saveMarkdown.disabled = busy || lines.length === 0;
    if (had === start) stop.focus();
    if (had === stop) start.focus();
  }

  function outcome() {
    return { browser: navigator.userAgent, at: new Date().toISOString(), tookMs, lines };
  }
}

/**
 * @param {import("../run-all.js").Line} line
 * @param {import("../catalogue.js").Place} place
 */
function row({ title, expected, predicted, observed, agrees, disagreements, tookMs }, place) {
  const link = make("a", { text: title });
  link.href = addressOf(place);
  const head = make("th", {}, [link]);
  head.setAttribute("scope", "row");
  const cells = [expected, predicted, observed].map((text) => make("td", { text }));
  const tone = agrees === null ? "plain" : agrees ? "good" : "bad";
  const mark = make("td", { class: tone, text: { good: "✓ yes", bad: "✗ no", plain: "? unknown" }[tone] });
  for (const text of disagreements) mark.append(make("p", { class: "hint", text }));
  return make("tr", {}, [head, ...cells, mark, make("td", { class: "time", text: `${tookMs} ms` })]);
}

/**
 * @param {HTMLElement} el
 * @param {{row: string, why: string}[]} leftOut
 */
function showLeftOut(el, leftOut) {
  const list = find(el, "dl", HTMLElement);
  list.append(...leftOut.flatMap(({ row: id, why }) => [make("dt", { text: id }), make("dd", { text: why })]));
  el.hidden = leftOut.length === 0;
}

/** @param {string} name @param {string} text @param {string} type */
function save(name, text, type) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announce(`${name} saved.`);
}
