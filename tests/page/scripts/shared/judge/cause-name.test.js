import assert from "node:assert/strict";
import { test } from "node:test";
import { causeName } from "../../../../../static/scripts/shared/judge/cause-name.js";

test("the id of a cause becomes words", () => {
  assert.equal(causeName("acao-missing"), "Allow-Origin missing");
  assert.equal(causeName("preflight-acac-not-true"), "Preflight Allow-Credentials not true");
  assert.equal(causeName("not-http"), "Not HTTP");
});
