import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describeExpected } from "../../../../../static/scripts/lab/all/describe-expected.js";

const ENGINES = ["chromium", "firefox", "webkit"];

const CATALOGUE = new URL("../../../../../static/lab/catalogue/", import.meta.url);

test("the part of one engine replaces what all engines do", () => {
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

test("a probe is described by what the page observes", () => {
  const expect = { outcome: "probe", cause: null, sent: true, observations: { event: "load", pixel: null } };
  assert.equal(describeExpected({ expect }, "chromium").does, "event: load, pixel: null");
  assert.equal(describeExpected({ expect: { ...expect, observations: {} } }, "chromium").does, "observed, sent");
});

test("every scenario has a description for every engine", () => {
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
