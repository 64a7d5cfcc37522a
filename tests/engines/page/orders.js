import { loadConfig } from "/scripts/config.js";
import { attempt } from "/scripts/lab/attempt.js";
import { Catalogue } from "/scripts/lab/catalogue.js";
import { runAll } from "/scripts/lab/run-all.js";
import { Runner } from "/scripts/lab/runner.js";
import { expectedIn } from "/lab/catalogue/compare.js";

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
const runner = new MarkedRunner(config, /** @type {HTMLElement} */ (document.querySelector("#frames")));

let report = /** @type {unknown} */ ({ userAgent: navigator.userAgent });
for (;;) {
  const answer = await fetch(`${orders}/next`, { method: "POST", body: JSON.stringify(report) });
  report = await obey(await answer.json()).catch((error) => ({ broken: String(error) }));
  console.info("@done");
}

/** @param {{scenario: {id: string, chapter: string}} | {requests: import("/scripts/lab/request-of.js").Order[]}} order */
async function obey(order) {
  return "scenario" in order ? runScenario(order.scenario) : Promise.all(order.requests.map(runRequest));
}

/** @param {{id: string, chapter: string}} wanted */
async function runScenario({ id, chapter }) {
  const place = await catalogue.find(id, chapter);
  if (!place) return { broken: "there is no such scenario" };
  let found = {};
  await runAll(
    [place],
    async (scenario) => {
      const report = await runner.run(scenario);
      const { code } = expectedIn(report.scenario.expect, report.engine);
      found = { code, run: report.run };
      return report;
    },
    (line) => Object.assign(found, line),
    new AbortController().signal,
  );
  return found;
}

/** @param {import("/scripts/lab/request-of.js").Order & {page: string}} request */
function runRequest({ page, ...order }) {
  return page === self.origin ? attempt(order, config) : runner.frames.ask(page, order);
}
