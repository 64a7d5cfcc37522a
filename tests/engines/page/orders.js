import { expectedIn } from "/lab/catalogue/compare.js";
import { runAll } from "/scripts/lab/all/run-all.js";
import { Catalogue } from "/scripts/shared/catalogue/catalogue.js";
import { originOf } from "/scripts/shared/catalogue/origins.js";
import { loadConfig } from "/scripts/shared/config.js";
import { consoleLines } from "/scripts/shared/report/console-lines.js";
import { reportView } from "/scripts/shared/report/report-view.js";
import { Runner } from "/scripts/shared/run/runner.js";
import { wasSent } from "/scripts/shared/run/wire-hops.js";

/**
 * Does what the tests order, with the lab's own code, and reports back. It needs
 * no driver, so that every engine can be asked in the same way.
 *
 * What is written to the console says where in the engine's own messages
 * something begins or ends.
 */
class MarkedRunner extends Runner {
  /** @param {Parameters<Runner["step"]>} told */
  step(...told) {
    console.info("@step");
    return super.step(...told);
  }
}

const orders = new URLSearchParams(location.search).get("orders");
const [config, catalogue] = await Promise.all([loadConfig(), Catalogue.load()]);
const framesEl = /** @type {HTMLElement} */ (document.querySelector("#frames"));
const [runner, markedRunner] = [new Runner(config, framesEl), new MarkedRunner(config, framesEl)];

let report = /** @type {unknown} */ ({ userAgent: navigator.userAgent });
for (;;) {
  const answer = await fetch(`${orders}/next`, { method: "POST", body: JSON.stringify(report) });
  report = await obey(await answer.json()).catch((error) => ({ broken: String(error) }));
  console.info("@done");
}

/** @param {{scenario: {id: string, chapter: string}} | {cases: Case[]}} order */
async function obey(order) {
  return "scenario" in order ? runScenario(order.scenario) : Promise.all(order.cases.map(runCase));
}

/**
 * Advice that lets a hostile page in: its name in a policy, in code for any server, proxy or page, or in the card of
 * the fix, or everybody.
 *
 * @param {import("/scripts/shared/run/runner.js").Report} report
 * @param {import("/scripts/shared/config.js").Config} config
 * @returns {string[]}
 */
function unsafeAdvice(report, config) {
  const { hostile } = report.scenario;
  if (hostile.length === 0) return [];
  const origins = hostile.map((from) => originOf(config, from));
  const fixes = [report.predicted, report.explained].flatMap((verdict) => verdict?.fix ?? []);
  const policies = fixes.flatMap(({ policy }) => policy?.origins ?? []);
  const shown = reportView(report).cards.flatMap((card) => [...card.querySelectorAll(".fix-card code")]);
  const texts = [...fixes.flatMap(codeOf), ...shown.map(({ textContent }) => textContent ?? "")];
  const everybody = /Allow-Origin:? "?\*|allow_any_origin|permissive|cors::Any|origin: (true|"\*")/;
  return [
    ...policies.filter((origin) => origin === "*" || origins.includes(origin)),
    ...texts.filter((text) => everybody.test(text) || origins.some((origin) => text.includes(origin))),
  ];
}

/** All code of a fix, though a card shows that of one server. @param {import("/scripts/shared/judge/judge.js").Fix} fix */
function codeOf({ snippets, client = "", proxy }) {
  const all = [...snippets, ...(proxy?.snippets ?? [])].map(({ code }) => code);
  return [...all, client, proxy?.client ?? ""];
}

/** @param {{id: string, chapter: string}} wanted */
async function runScenario({ id, chapter }) {
  const entry = await catalogue.find(id, chapter);
  if (!entry) return { broken: "there is no such scenario" };
  let found = {};
  await runAll(
    [entry],
    async (scenario) => {
      const report = await markedRunner.run(scenario);
      const { code } = expectedIn(report.scenario.expect, report.engine);
      const { lines } = consoleLines(report, report.engine);
      found = { code, console: lines, unsafe: unsafeAdvice(report, config) };
      return report;
    },
    (line) => Object.assign(found, line),
    new AbortController().signal,
  );
  return found;
}

/**
 * What the playground composes, under a name.
 *
 * @typedef {{id: string, composition: import("/scripts/shared/catalogue/composition.js").Composition}} Case
 * @param {Case} wanted
 */
async function runCase({ id, composition }) {
  const { from, to, request, recipe } = composition;
  const expect = /** @type {any} */ ({ chromium: {}, firefox: {}, webkit: {} });
  const scenario = { id, row: null, title: "", story: "", from, hostile: [], steps: [{ to, request, recipe }], expect };
  const { run, steps, predicted, explained, engine } = await runner.run(scenario);
  const [{ result, exchanges, command, page }] = steps;
  return {
    run,
    page,
    url: command.url,
    wire: exchanges,
    outcome: result.outcome,
    exposed: result.headers.map(([name]) => name.toLowerCase()).sort(),
    sent: exchanges && wasSent(exchanges),
    predicted: predicted && {
      outcome: predicted.outcome,
      cause: predicted.cause,
      sent: predicted.sent,
      code: predicted.says[engine]?.code ?? null,
    },
    explained: explained && { cause: explained.cause, exposed: explained.exposedHeaders },
    error: result.error?.message ?? null,
  };
}
