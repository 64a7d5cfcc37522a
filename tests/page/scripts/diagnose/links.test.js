import assert from "node:assert/strict";
import { test } from "node:test";
import { playgroundLink, scenarioLink } from "../../../../static/scripts/diagnose/links.js";

test("links carry what the message names", () => {
  assert.equal(scenarioLink("acao-missing"), "/lab?scenario=acao-missing");
  const link = playgroundLink("method-not-allowed", { method: "PATCH", header: "X-A" });
  assert.equal(link, "/playground?scenario=method-not-allowed&method=PATCH&header=X-A");
});
