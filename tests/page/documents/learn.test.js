import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const page = readFileSync(new URL("../../../static/learn.html", import.meta.url), "utf8");

test("of the predictions of each experiment one comes true, and the page says which", () => {
  const figures = page.split('<figure id="').slice(1);
  assert.equal(figures.length, 8);
  for (const figure of figures) {
    assert.equal(figure.match(/<button type="button" data-right>/g)?.length, 1, figure.slice(0, 20));
  }
});
