import assert from "node:assert/strict";
import { test } from "node:test";
import { meaningOfRun } from "../../../../../static/scripts/shared/report/run-meaning.js";
import { exchange } from "../../fixtures.js";

/** @param {any} about */
function report({ outcome = "blocked", method = "POST", status = 200, ...scenario }) {
  const engines = { chromium: {}, firefox: { meaning: "broken" }, webkit: {} };
  return /** @type {any} */ ({
    engine: scenario.engine ?? "chromium",
    scenario: { from: "evil", hostile: ["evil"], expect: { outcome: "blocked", ...engines }, ...scenario },
    steps: [
      {
        step: {},
        command: { kind: "fetch", request: { method } },
        result: { outcome },
        exchanges: [exchange({ method, status })],
      },
    ],
  });
}

test("the catalogue's word counts when what it expects has happened, also for one engine", () => {
  assert.equal(meaningOfRun(report({ meaning: "as-it-should-be" })), "as-it-should-be");
  assert.equal(meaningOfRun(report({ meaning: "as-it-should-be", engine: "firefox" })), "broken");
});

test("the facts count when something else has happened, and where nothing was expected", () => {
  assert.equal(meaningOfRun(report({ meaning: "as-it-should-be", outcome: "readable" })), "hole");
  assert.equal(meaningOfRun(report({})), "hole");
  assert.equal(meaningOfRun(report({ status: 403 })), "as-it-should-be");
  assert.equal(meaningOfRun(report({ method: "GET" })), "as-it-should-be");
  assert.equal(meaningOfRun(report({ hostile: [] })), "broken");
  const withoutCookie = { hostile: [], outcome: "readable", cookies: ["a"] };
  assert.equal(meaningOfRun(report(withoutCookie)), "broken");
});
