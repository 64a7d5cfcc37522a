import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** @param {string} path from the root of the repository */
const source = (path) => readFileSync(new URL(`../../../../../${path}`, import.meta.url), "utf8");

test("page and command say in the same words why the list has methods that need no leave", () => {
  const [, sentence] =
    /SAFELISTED_METHODS: &str = "([^"]+)"/.exec(source("crates/cors-doctor/src/report/lines.rs")) ?? [];
  assert.match(sentence, /GET, HEAD and POST/);
  assert.ok(source("static/scripts/shared/judge/fix-view.js").includes(`"${sentence}"`), sentence);
});
