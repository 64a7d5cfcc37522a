import assert from "node:assert/strict";
import { test } from "node:test";
import { readTestedEngines } from "../../../../../static/scripts/lab/all/tested-engines.js";

test("the results of the tests are read only when they are complete", async (t) => {
  const answer = (status, body) => t.mock.method(globalThis, "fetch", async () => new Response(body, { status }));
  const proof = { date: "2026-11-22", engines: [], departures: [] };
  answer(200, JSON.stringify(proof));
  assert.deepEqual(await readTestedEngines(), proof);
  for (const [status, body] of [
    [404, "{}"],
    [200, "<!doctype html>"],
    [200, '{"engines": []}'],
    [200, "null"],
  ]) {
    answer(status, body);
    assert.equal(await readTestedEngines(), null, body);
  }
  t.mock.method(globalThis, "fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  assert.equal(await readTestedEngines(), null);
});
