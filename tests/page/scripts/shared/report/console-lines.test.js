import assert from "node:assert/strict";
import { test } from "node:test";
import { consoleLines } from "../../../../../static/scripts/shared/report/console-lines.js";

const said = (code, message) => ({ says: { chromium: { code, message }, firefox: null, webkit: null } });
const scenario = (chromium, request = {}) => ({
  steps: [{ request }],
  meaning: "broken",
  expect: { chromium, firefox: {}, webkit: {} },
});

const inEngine = (engine, report) => consoleLines({ explained: null, predicted: null, ...report }, engine);
/** @param {any} report */
const inChromium = (report) => inEngine("chromium", report);

test("what the tests heard comes before what the judge says", () => {
  const heard = scenario({ code: "MissingAllowOriginHeader", console: ["Access to font at …"] });
  assert.deepEqual(inChromium({ scenario: heard, explained: said("X", "Access to fetch at …") }).lines, [
    "Access to font at …",
  ]);
  assert.deepEqual(inChromium({ scenario: scenario({}), explained: said("X", "Access to fetch at …") }), {
    lines: ["Access to fetch at …"],
    code: "X",
    isKnown: true,
  });
});

test("Chromium names what asked", () => {
  const explained = said("X", "Access to fetch at 'http://a' from");
  assert.deepEqual(inChromium({ scenario: scenario({}, { xhr: true }), explained }).lines, [
    "Access to XMLHttpRequest at 'http://a' from",
  ]);
});

test("a code that stands for several is not shown, nor a number of this project", () => {
  assert.equal(
    inChromium({ scenario: scenario({ code: "net::ERR_FAILED" }), explained: said("net::ERR_*", null) }).code,
    "net::ERR_FAILED",
  );
  const numbered = { ...scenario({}), expect: { webkit: { code: "W5" } } };
  assert.equal(inEngine("webkit", { scenario: numbered }).code, null);
});

test("nothing is known of a composition without a prediction", () => {
  const composition = { ...scenario({}), meaning: undefined };
  assert.equal(inChromium({ scenario: composition }).isKnown, false);
  assert.equal(inChromium({ scenario: composition, predicted: said(null, null) }).isKnown, true);
});
