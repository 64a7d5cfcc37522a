import assert from "node:assert/strict";
import { test } from "node:test";
import { recipeHops } from "../../../../../static/scripts/shared/run/recipe-hops.js";
import { CONFIG } from "../../fixtures.js";

const location = (url) => [["Location", url]];

test("OPTIONS gets 404 unless the recipe has a preflight", () => {
  const [hop] = recipeHops({}, CONFIG);
  assert.deepEqual(hop.preflight, { status: 404, headers: [] });
  assert.deepEqual(hop.response, { status: 200, headers: [] });
});

test("the redirect of a recipe leads to its next recipe", () => {
  const next = { response: { headers: [["Vary", "Origin"]] } };
  const hops = recipeHops({ response: { redirect: { to: "third", userinfo: true, recipe: next } } }, CONFIG);
  assert.equal(hops.length, 2);
  assert.deepEqual(hops[0].response, {
    status: 302,
    headers: location("http://user:password@lab.third.localhost:8082/r/next"),
  });
  assert.deepEqual(hops[1].response.headers, [["Vary", "Origin"]]);
});

test("a repeated redirect is that many hops, up to a limit", () => {
  assert.equal(recipeHops({ response: { redirect: { to: "lab", then: 2 } } }, CONFIG).length, 4);
  assert.equal(recipeHops({ response: { redirect: { to: "lab", then: 25 } } }, CONFIG).length, 22);
});
