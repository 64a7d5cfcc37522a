import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { allFigures } from "../../../static/scripts/learn/figures/all.js";
import { BEHIND_PROXY, CONFIG } from "../scripts/fixtures.js";

const page = readFileSync(new URL("../../../static/learn.html", import.meta.url), "utf8");

/** The predictions of an experiment that come true in a set-up. */
function comingTrue(id, config) {
  const [markup] = page.split(`<figure id="${id}"`)[1].split("</figure>");
  const { outcome } = allFigures(config).find((figure) => figure.id === id).variants[0].expect;
  const buttons = [...markup.matchAll(/<button type="button"(?: data-right(?:="(\w+)")?)?>([^<]*)</g)];
  return buttons
    .filter(([tag, right]) => tag.includes("data-right") && (right ?? outcome) === outcome)
    .map(([, , words]) => words);
}

test("of the predictions of each experiment one comes true, wherever the page is served", () => {
  for (const config of [CONFIG, BEHIND_PROXY]) {
    for (const { id } of allFigures(config)) assert.equal(comingTrue(id, config).length, 1, id);
  }
  assert.equal(page.split('<figure id="').length - 1, allFigures(CONFIG).length);
});

test("the router’s expression lets a page in whose origin has no port, and says why", () => {
  assert.deepEqual(comingTrue("pattern", CONFIG), ["No, because of the port"]);
  assert.deepEqual(comingTrue("pattern", BEHIND_PROXY), ["Yes, the page is a subdomain"]);
  const [first] = allFigures(BEHIND_PROXY).find(({ id }) => id === "pattern").variants;
  assert.match(first.why, /usual port of its scheme/);
});
