import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { disagreements, randomExpression, randomNumbers } from "./agreement.js";
import { CASES } from "./cases.js";
import { EXPRESSIONS, ODD_ORIGINS, ORIGINS } from "./samples.js";

const SCRIPT = `
import json, re, sys, warnings
warnings.simplefilter("ignore")
asked = json.load(sys.stdin)
def judge(function, expression):
    try:
        compiled = re.compile(expression)
    except re.error:
        return None
    return [getattr(compiled, function)(origin) is not None for origin in asked["origins"]]
print(json.dumps([[judge(f, e) for e in asked["expressions"]] for f in asked["functions"]]))
print(json.dumps(sys.version_info[:2]))
`;
const FUNCTIONS = { "py-match": "match", "py-search": "search", "py-fullmatch": "fullmatch" };

test("the translations of Python's expressions agree with Python", () => {
  const random = randomNumbers(20261126);
  const expressions = [...EXPRESSIONS, ...Array.from({ length: 600 }, () => randomExpression(random))];
  const cases = CASES.filter(({ id, text }) => id in FUNCTIONS && !/["']$/.test(text));
  expressions.push(...cases.map(({ text }) => text));
  const origins = [...ORIGINS, ...ODD_ORIGINS, ...cases.flatMap(({ letsIn, refuses }) => [...letsIn, ...refuses])];
  const functions = Object.values(FUNCTIONS);
  const input = JSON.stringify({ functions, expressions, origins });
  const python = spawnSync("python3", ["-c", SCRIPT], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  assert.equal(python.status, 0, `python3 is needed: ${python.error ?? python.stderr}`);
  const [answers, version] = python.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.ok(version[0] === 3 && version[1] >= 11 && version[1] < 14, `Python 3.11 to 3.13 is needed, not ${version}`);
  const wrong = Object.keys(FUNCTIONS).flatMap((id, f) =>
    expressions.flatMap((expression, e) => disagreements(id, expression, origins, answers[f][e])),
  );
  assert.deepEqual(wrong, []);
  const taken = answers[0].filter((/** @type {unknown} */ answer) => answer !== null);
  assert.ok(taken.length > 300, `Python takes only ${taken.length} of the expressions`);
});
