import { postToOwnOrigin } from "../shared/api/own-origin.js";
import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { reveal, startPage } from "../shared/page/start.js";
import { announce, find, make } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { readAddress, writeAddress } from "./address.js";
import { articleExpression, hostileOrigins, meantPattern, servicePattern } from "./defaults.js";
import { describePatterns } from "./describe-pattern.js";
import { ExpressionField } from "./expression-field.js";
import { originLines } from "./judged-origin.js";
import { FUNCTIONS } from "./matcher/functions.js";
import { showRows, tableSummary } from "./table.js";

const pattern = find(document, "#pattern", HTMLInputElement);
const patternProblems = find(document, "#pattern-problems", HTMLUListElement);
const patternMeaning = find(document, "#pattern-meaning", HTMLElement);
const functionField = find(document, "#function", HTMLSelectElement);
const expressionField = new ExpressionField();
const origins = find(document, "#origins", HTMLTextAreaElement);
const counts = find(document, "#counts", HTMLElement);
const rows = find(document, "tbody", HTMLTableSectionElement);
const notice = new Notice(find(document, "#page-notice", HTMLElement));
const latest = new LatestOnly();

const UNKNOWN = "So nothing is known of these origins. What is said of the expression needs no server and still holds.";

/** More would bury the page. */
const MOST_PROBLEMS = 20;

start();

async function start() {
  const config = await startPage(notice);
  if (config) await open(config);
}

/** @param {import("../shared/config.js").Config} config */
async function open(config) {
  for (const [id, { name }] of Object.entries(FUNCTIONS)) functionField.add(new Option(name, id));
  const asked = readAddress(location.search);
  pattern.value = asked.pattern ?? servicePattern(config);
  functionField.value = asked.functionId ?? "js-test";
  expressionField.input.value = asked.expression ?? expressionFor(pattern.value);
  origins.value = asked.origins ?? listFor(pattern.value);
  // What a person wrote stays; what was made from the pattern follows it.
  let isOwnExpression = expressionField.input.value !== expressionFor(pattern.value);
  let isOwnList = origins.value !== listFor(pattern.value);
  expressionField.input.addEventListener("input", () => (isOwnExpression = true));
  origins.addEventListener("input", () => (isOwnList = true));
  pattern.addEventListener("input", () => {
    if (!isOwnExpression) expressionField.input.value = expressionFor(pattern.value);
    if (!isOwnList) origins.value = listFor(pattern.value);
  });
  pattern.addEventListener("change", () => {
    pattern.value = meantPattern(pattern.value);
    return onInput();
  });
  const onInputSoon = debounce(onInput, 250);
  for (const field of [pattern, functionField, expressionField.input, origins]) {
    field.addEventListener("input", onInputSoon);
  }
  await update();
  reveal();

  /** @param {string} written */
  function expressionFor(written) {
    return articleExpression(config, meantPattern(written));
  }

  /** @param {string} written */
  function listFor(written) {
    return hostileOrigins(config, meantPattern(written)).join("\n");
  }
}

function onInput() {
  const question = { pattern: pattern.value, expression: expressionField.input.value, origins: origins.value };
  history.replaceState(null, "", writeAddress({ ...question, functionId: functionField.value }));
  return update();
}

async function update() {
  notice.clear();
  const lines = originLines(origins.value);
  try {
    const answer = await latest.run((signal) =>
      Promise.all([
        postToOwnOrigin("/judge/origins", { pattern: meantPattern(pattern.value), origins: lines }, signal),
        expressionField.judge(functionField.value, lines, signal),
      ]),
    );
    if (answer.superseded) return;
    /** @type {[{problems: string[], origins: import("./judged-origin.js").JudgedOrigin[]}, boolean[]]} */
    const [{ problems, origins: judged }, letsIn] = answer.value;
    showPatternProblems(problems);
    const meant = meantPattern(pattern.value);
    const sentences = problems.length > 0 ? [] : describePatterns(meant);
    const readAs = meant === pattern.value ? [] : [make("p", { text: `A domain alone is read as ${meant}.` })];
    patternMeaning.replaceChildren(...readAs, ...sentences.map(answered));
    const all = judged.map((one, i) => ({ judged: one, service: one.allowed, expression: letsIn[i] ?? null }));
    showRows(rows, all);
    counts.textContent = tableSummary(all);
    announce(counts.textContent);
  } catch (failure) {
    forget();
    notice.show(failure, { retry: update });
  }
}

/** What was answered before is about other patterns and origins. */
function forget() {
  showPatternProblems([]);
  for (const el of [patternMeaning, rows]) el.replaceChildren();
  counts.textContent = UNKNOWN;
}

/** @param {string[]} problems */
function showPatternProblems(problems) {
  if (problems.length > 0) {
    pattern.setAttribute("aria-invalid", "true");
    pattern.setAttribute("aria-describedby", patternProblems.id);
  } else {
    pattern.removeAttribute("aria-invalid");
    pattern.removeAttribute("aria-describedby");
  }
  const shown = problems.slice(0, MOST_PROBLEMS);
  if (problems.length > shown.length) shown.push(`and ${problems.length - shown.length} more`);
  patternProblems.replaceChildren(...shown.map((text) => make("li", { class: "field-error", text })));
}

/** @param {import("./describe-pattern.js").Answer} sentence */
function answered({ answer, text }) {
  return make("p", {}, [make("strong", { text: `${answer}: ` }), text]);
}
