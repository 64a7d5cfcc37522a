import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FIRST_COMPOSITION } from "../../../../static/scripts/playground/first-composition.js";
import { fromScenario } from "../../../../static/scripts/shared/catalogue/from-scenario.js";
import { readComposition, recipeProblem } from "../../../../static/scripts/playground/parse-composition.js";
import { playgroundAddress } from "../../../../static/scripts/shared/catalogue/composition.js";

const LAB = new URL("../../../../static/lab/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, LAB), "utf8"));
const queryOf = (composition) => new URL(playgroundAddress(composition), "http://x").search;

test("a link gives the composition back", () => {
  const readBack = readComposition(queryOf(FIRST_COMPOSITION));
  assert.deepEqual(readBack, { composition: FIRST_COMPOSITION, problem: "" });
  const lenient = readComposition('?case={"request":{},"recipe":{},"from":"x","to":"http://y"}');
  assert.equal(lenient.composition?.to, "lab");
  assert.deepEqual(readComposition("?case="), { composition: null, problem: "" });
});

test("every scenario and every departure that the lab links to can be read back", () => {
  const scenarios = read("catalogue/index.json").chapters.flatMap(({ file }) => read(`catalogue/${file}`).scenarios);
  const departures = read("engines.json").departures.map((departure) => departure.case);
  const compositions = [...scenarios.map((scenario) => fromScenario(scenario)), ...departures].filter(Boolean);
  assert.ok(compositions.length > 100);
  for (const composition of compositions) assert.equal(readComposition(queryOf(composition)).problem, "");
});

test("a link with values of other types has a problem that names the place and repeats no value", () => {
  const prose = "Your session has ended.";
  for (const [broken, place] of [
    ["{", "JSON"],
    ["[]", "case"],
    ["null", "case"],
    ['{"recipe":{}}', "request"],
    [`{"request":{},"recipe":{},"${prose}":1}`, "case"],
    ['{"request":{"method":{}},"recipe":{}}', "request.method"],
    ['{"request":{"headers":"x"},"recipe":{}}', "request.headers"],
    ['{"request":{"headers":[["a"]]},"recipe":{}}', "request.headers[0]"],
    ['{"request":{"body":5},"recipe":{}}', "request.body"],
    [`{"request":{"mode":"${prose}"},"recipe":{}}`, "request.mode"],
    [`{"request":{"${prose}":"x"},"recipe":{}}`, "request has"],
    ['{"request":{"__proto__":{}},"recipe":{}}', "request has"],
    ['{"request":{},"recipe":{"x":1}}', "recipe has"],
    ['{"request":{},"recipe":{"response":5}}', "recipe.response"],
    ['{"request":{},"recipe":{"response":{"status":"x"}}}', "response.status"],
    ['{"request":{},"recipe":{"preflight":{"body":{}}}}', "preflight.body"],
    ['{"request":{},"recipe":{"response":{"redirect":{"to":"constructor"}}}}', "redirect.to"],
    ['{"request":{},"recipe":{"response":{"redirect":{"to":"lab","recipe":{"response":[]}}}}}', "recipe.response is"],
  ]) {
    const { composition, problem } = readComposition(`?${new URLSearchParams({ case: broken })}`);
    assert.equal(composition, null, broken);
    assert.ok(problem.includes(place), `${broken}: ${problem}`);
    assert.ok(!problem.includes(prose), problem);
  }
});

test("a recipe has two responses whose headers are pairs", () => {
  assert.equal(recipeProblem({ response: { headers: [["a", "b"]] }, preflight: null }), "");
  for (const bad of [null, [], { preflight: [] }, { response: { headers: [["a"]] } }, { other: {} }]) {
    assert.notEqual(recipeProblem(bad), "");
  }
});
