import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_COMPOSITION } from "../../../../static/scripts/playground/first-composition.js";
import { asRecipe, readComposition } from "../../../../static/scripts/playground/parse-composition.js";
import { playgroundAddress } from "../../../../static/scripts/shared/catalogue/composition.js";

test("a link gives the composition back, and a broken link gives none", () => {
  const { search } = new URL(playgroundAddress(FIRST_COMPOSITION), "http://x");
  assert.deepEqual(readComposition(search), FIRST_COMPOSITION);
  const bad = ["", "?case=", "?case={", "?case=[]", '?case={"request":{},"recipe":{"x":1}}'];
  const worse = ['?case={"request":{"headers":"x"},"recipe":{}}', '?case={"request":{},"recipe":{"response":5}}'];
  for (const search of [...bad, ...worse]) assert.equal(readComposition(search), null, search);
  assert.equal(readComposition('?case={"request":{},"recipe":{},"from":"x","to":"http://y"}')?.to, "lab");
});

test("a recipe has two responses whose headers are pairs", () => {
  assert.ok(asRecipe({ response: { headers: [["a", "b"]] } }));
  for (const bad of [null, [], { preflight: [] }, { response: { headers: [["a"]] } }, { other: {} }]) {
    assert.equal(asRecipe(bad), null);
  }
});
