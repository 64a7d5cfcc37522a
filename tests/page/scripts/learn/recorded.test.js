import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { allFigures } from "../../../../static/scripts/learn/figures/all.js";
import { recordedRun } from "../../../../static/scripts/learn/recorded.js";
import { outcomeOf } from "../../../../static/scripts/learn/seen.js";
import { BEHIND_PROXY, CONFIG } from "../fixtures.js";

const RECORDED = JSON.parse(readFileSync(new URL("../../../../static/learn/recorded.json", import.meta.url), "utf8"));

test("a recorded run ends as the experiment says, wherever the page is served", () => {
  for (const config of [CONFIG, BEHIND_PROXY]) {
    for (const figure of allFigures(config)) {
      for (const [i, { expect, value }] of figure.variants.entries()) {
        const { outcome } = outcomeOf(recordedRun(RECORDED, figure, i, config));
        assert.equal(outcome, expect.outcome, `${figure.id}: ${value}`);
      }
    }
  }
});
