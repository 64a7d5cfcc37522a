import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementOf } from "../../../../../static/scripts/shared/report/agreement.js";
import { exchange } from "../../fixtures.js";

const verdict = (about) => ({ outcome: "blocked", cause: "acao-missing", sent: true, hop: 0, ...about });

function report(about = {}) {
  const { expect, result, ...rest } = about;
  return {
    engine: "chromium",
    scenario: { id: "x", expect: { outcome: "blocked", cause: "acao-missing", sent: true, ...expect } },
    steps: [
      { command: { kind: "fetch" }, result: { outcome: "blocked", headers: [], ...result }, exchanges: [exchange()] },
    ],
    predicted: verdict(),
    explained: verdict(),
    ...rest,
  };
}

test("expectation, prediction and browser agree", () => {
  const { rows, agrees } = agreementOf(report());
  assert.equal(agrees, true);
  assert.deepEqual(
    rows.map(({ what }) => what),
    ["outcome", "cause", "sent"],
  );
});

test("a disagreement of any of the three is shown", () => {
  assert.equal(agreementOf(report({ result: { outcome: "readable" } })).agrees, false);
  assert.equal(agreementOf(report({ predicted: verdict({ outcome: "readable" }) })).agrees, false);
  assert.equal(agreementOf(report({ explained: verdict({ cause: "acac-missing" }) })).agrees, false);
  assert.equal(agreementOf(report({ expect: { sent: false } })).agrees, false);
});

test("an engine may be expected to differ", () => {
  const expect = { cause: "acao-mismatch", chromium: { cause: "acao-missing" } };
  assert.equal(agreementOf(report({ expect })).agrees, true);
  assert.equal(agreementOf(report({ expect, engine: "firefox" })).agrees, false);
});

test("nothing is compared without a record, and what script saw is compared without a judge", () => {
  const silent = report();
  Object.assign(silent.steps[0], { exchanges: null, unknown: "forgotten" });
  assert.equal(agreementOf(silent).agrees, null);
  assert.equal(agreementOf(report({ predicted: null, explained: null })).agrees, true);
  const wrong = report({ predicted: null, explained: null, result: { outcome: "opaque" } });
  assert.equal(agreementOf(wrong).agrees, false);
});

test("a prediction does not count where the judge has no say, and no prediction is claimed", () => {
  const beyond = report({ predicted: verdict({ outcome: "readable" }) });
  beyond.scenario.judged = false;
  assert.deepEqual(pick(agreementOf(beyond)), { agrees: true, isPredicted: false });
  beyond.steps[0].result.outcome = "opaque";
  assert.equal(agreementOf(beyond).agrees, false);
  assert.deepEqual(pick(agreementOf(report())), { agrees: true, isPredicted: true });
  assert.equal(agreementOf(report({ predicted: null })).isPredicted, false);
  assert.equal(agreementOf(report({ predicted: verdict({ outcome: "incomplete" }) })).isPredicted, false);
});

function pick({ agrees, isPredicted }) {
  return { agrees, isPredicted };
}
