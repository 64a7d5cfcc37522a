import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** @param {string} path in the repository */
const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
/** @param {string} file what writes it, which is not among the checked scripts */
const writer = (file) => import(new URL(`../../stacks/lib/${file}`, import.meta.url).href);
const table = JSON.parse(read("static/lab/stacks.json"));

test("docs/stacks.md is written from the published table", async () => {
  const { document } = await writer("document.js");
  assert.equal(read("docs/stacks.md"), document(table));
});

test("cors-doctor has the pitfalls of the published table", async () => {
  const { pitfallsFile } = await writer("pitfalls.js");
  assert.equal(read("crates/cors-doctor/src/pitfalls.json"), pitfallsFile(table));
});
