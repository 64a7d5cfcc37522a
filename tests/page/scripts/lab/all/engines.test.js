import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describeExpected } from "../../../../../static/scripts/lab/all/describe-expected.js";
import { readTestedEngines } from "../../../../../static/scripts/lab/all/tested-engines.js";

const ENGINES = ["chromium", "firefox", "webkit"];
const CATALOGUE = new URL("../../../../../static/lab/catalogue/", import.meta.url);

test("what an engine does is what its part of the catalogue says, and else what all do", () => {
  const expect = {
    outcome: "blocked",
    cause: "acao-missing",
    sent: true,
    chromium: { code: "MissingAllowOriginHeader" },
    firefox: { code: null, outcome: "opaque-redirect", sent: null, why: "Firefox is `otherwise`." },
    webkit: { code: "W1", sent: false },
  };
  const words = (engine) => describeExpected({ expect }, engine);
  assert.deepEqual(words("chromium"), { does: "blocked, sent", code: "MissingAllowOriginHeader", why: null });
  assert.deepEqual(words("firefox"), { does: "opaque redirect", code: null, why: "Firefox is `otherwise`." });
  assert.equal(words("webkit").does, "blocked, never sent");
});

test("what is no fetch is told by what the page observes", () => {
  const expect = { outcome: "probe", cause: null, sent: true, observations: { event: "load", pixel: null } };
  assert.equal(describeExpected({ expect }, "chromium").does, "event: load, pixel: null");
  assert.equal(describeExpected({ expect: { ...expect, observations: {} } }, "chromium").does, "observed, sent");
});

test("there are words for every scenario in every engine", () => {
  const read = (file) => JSON.parse(readFileSync(new URL(file, CATALOGUE), "utf8"));
  const scenarios = read("index.json").chapters.flatMap(({ file }) => read(file).scenarios);
  assert.ok(scenarios.length > 250);
  for (const scenario of scenarios) {
    for (const engine of ENGINES) {
      const { does } = describeExpected(scenario, engine);
      assert.match(does, /^[a-zA-Z][^{}]*$/, `${scenario.id} in ${engine}: ${does}`);
      assert.doesNotMatch(does, /undefined/, scenario.id);
    }
  }
});

test("what the tests left behind is read when it is there and whole", async (t) => {
  const answer = (status, body) => t.mock.method(globalThis, "fetch", async () => new Response(body, { status }));
  const proof = { date: "2026-11-22", engines: [], departures: [] };
  answer(200, JSON.stringify(proof));
  assert.deepEqual(await readTestedEngines(), proof);
  for (const [status, body] of [
    [404, "{}"],
    [200, "<!doctype html>"],
    [200, '{"engines": []}'],
    [200, "null"],
  ]) {
    answer(status, body);
    assert.equal(await readTestedEngines(), null, body);
  }
  t.mock.method(globalThis, "fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  assert.equal(await readTestedEngines(), null);
});
