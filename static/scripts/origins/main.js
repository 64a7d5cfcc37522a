import { postToOwnOrigin } from "../shared/api/own-origin.js";
import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { reveal, startPage } from "../shared/page/start.js";
import { announce, find, make } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { articleExpression, hostileOrigins, servicePattern } from "./defaults.js";
import { originLines } from "./judged-origin.js";
import { showRows, tableSummary } from "./table.js";

const pattern = find(document, "#pattern", HTMLInputElement);
const patternProblems = find(document, "#pattern-problems", HTMLUListElement);
const expression = find(document, "#expression", HTMLInputElement);
const expressionProblems = find(document, "#expression-problems", HTMLUListElement);
const origins = find(document, "#origins", HTMLTextAreaElement);
const counts = find(document, "#counts", HTMLElement);
const rows = find(document, "tbody", HTMLTableSectionElement);
const notice = new Notice(find(document, "#page-notice", HTMLElement));
const latest = new LatestOnly();

start();

async function start() {
  const config = await startPage(notice);
  if (!config) return;
  const query = new URLSearchParams(location.search);
  pattern.value = query.get("pattern") ?? servicePattern(config);
  expression.value = articleExpression(config);
  origins.value = query.get("origins") ?? hostileOrigins(config).join("\n");
  const onInputSoon = debounce(onInput, 250);
  for (const field of [pattern, expression, origins]) field.addEventListener("input", onInputSoon);
  await update();
  reveal();
}

function onInput() {
  const query = new URLSearchParams({ pattern: pattern.value, origins: origins.value });
  history.replaceState(null, "", `/origins?${query}`);
  return update();
}

async function update() {
  notice.clear();
  const question = { pattern: pattern.value, origins: originLines(origins.value) };
  try {
    const answer = await latest.run((signal) => postToOwnOrigin("/judge/origins", question, signal));
    if (answer.superseded) return;
    const matcher = readExpression();
    /** @type {{problems: string[], origins: import("./judged-origin.js").JudgedOrigin[]}} */
    const { problems, origins: judged } = answer.value;
    showProblems(pattern, patternProblems, problems);
    const all = judged.map((one) => ({
      judged: one,
      service: one.allowed,
      article: matcher ? matcher.test(one.origin) : null,
    }));
    showRows(rows, all);
    counts.textContent = tableSummary(all);
    announce(counts.textContent);
  } catch (failure) {
    notice.show(failure, { retry: update });
  }
}

/** @returns {RegExp | null} */
function readExpression() {
  try {
    const matcher = new RegExp(expression.value);
    showProblems(expression, expressionProblems, []);
    return matcher;
  } catch (error) {
    showProblems(expression, expressionProblems, [String(error)]);
    return null;
  }
}

/** @param {HTMLInputElement} field @param {HTMLElement} list @param {string[]} problems */
function showProblems(field, list, problems) {
  field.removeAttribute("aria-invalid");
  if (problems.length > 0) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", list.id);
  } else {
    field.removeAttribute("aria-describedby");
  }
  list.replaceChildren(...problems.map((text) => make("li", { class: "field-error", text })));
}
