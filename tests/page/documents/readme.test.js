import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const catalogue = new URL("../../../static/lab/catalogue/", import.meta.url);
const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(new URL(file, catalogue), "utf8"));
}

test("the README counts the runs and chapters of the catalogue rightly", () => {
  const { chapters } = read("index.json");
  let runs = 0;
  for (const { file } of chapters) runs += read(file).scenarios.length;
  assert.match(readme, new RegExp(`\\b${runs} runs in ${chapters.length} chapters\\b`));
});
