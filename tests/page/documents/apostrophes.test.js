import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const STATIC = new URL("../../../static/", import.meta.url);
/** A straight one between letters, as in "page's", and the one of "browsers' own". */
const STRAIGHT = /(?<=[a-z])'(?=(?:s|t|re|ll|ve|d|m)\b)|(?<=[a-z]s)'(?= [a-z])/i;

/** @param {string} folder @param {RegExp} names */
function files(folder, names) {
  const found = readdirSync(new URL(folder, STATIC)).filter((name) => names.test(name));
  return found.map((name) => ({ name, text: readFileSync(new URL(folder + name, STATIC), "utf8") }));
}

test("the pages and the words of the lab have curly apostrophes, as everything that is read", () => {
  const pages = files("./", /\.html$/).flatMap(({ name, text }) => text.split("\n").map((line) => `${name}: ${line}`));
  const ours = /^ *"(?:title|story|intro|why|fix)": |\{ "why": /;
  const lab = files("lab/catalogue/", /\.json$/).flatMap(({ name, text }) =>
    text.split("\n").flatMap((line) => (ours.test(line) ? [`${name}: ${line}`] : [])),
  );
  assert.ok(pages.length > 1000 && lab.length > 500);
  assert.deepEqual(
    [...pages, ...lab].filter((line) => STRAIGHT.test(line)),
    [],
  );
});
