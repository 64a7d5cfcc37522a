import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeAddress, playgroundLink, scenarioLink } from "../../../../static/scripts/decode/links.js";

test("links carry what the message names, but no text that is too long", () => {
  assert.equal(decodeAddress("a&b"), "/decode?text=a%26b");
  assert.equal(decodeAddress("x".repeat(5000)), "/decode");
  assert.equal(scenarioLink("acao-missing"), "/lab?scenario=acao-missing");
  const link = playgroundLink("method-not-allowed", { method: "PATCH", header: "X-A" });
  assert.equal(link, "/playground?scenario=method-not-allowed&method=PATCH&header=X-A");
});
