import assert from "node:assert/strict";
import { test } from "node:test";
import { fromScenario } from "../../../../../static/scripts/shared/catalogue/from-scenario.js";

/** @param {object} step @returns {any} */
const scenario = (step) => ({ id: "x", from: "evil", hostile: ["blog"], steps: [step] });

test("a scenario becomes a composition with the method and header that a message named", () => {
  const step = { request: { method: "POST", body: "{}" }, recipe: { response: {} } };
  const made = fromScenario(scenario(step), { method: "PATCH", header: "X-Team" });
  assert.deepEqual(made?.request, { method: "PATCH", body: "{}", headers: [["X-Team", "1"]] });
  assert.deepEqual([made?.from, made?.to], ["evil", "lab"]);
  assert.equal(fromScenario(scenario(step), { method: "GET" })?.request.body, undefined);
});

test("a composition has from its scenario whether the page is meant to get in", () => {
  assert.equal(fromScenario(scenario({}))?.hostile, false);
  assert.equal(fromScenario(scenario({ from: "blog" }))?.hostile, true);
});

test("a scenario that is not a request to the lab becomes no composition", () => {
  for (const step of [{ probe: "image" }, { path: "/actix/order" }, { url: "ftp://x/" }, { to: "app" }]) {
    assert.equal(fromScenario(scenario(step)), null);
  }
});
