import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { ROWS } from "./rows.js";
import { chapters, index, LAB, scenarios } from "./scenarios.js";
import { problemsOf } from "./schema.js";

test("the index names every chapter there is, by its own id and title", () => {
  const files = readdirSync(new URL("catalogue/", LAB)).filter((name) => name.endsWith(".json"));
  assert.deepEqual(
    index.chapters.map((/** @type {any} */ { file }) => file).sort(),
    files.filter((name) => name !== "index.json").sort(),
  );
  index.chapters.forEach((/** @type {any} */ entry, /** @type {number} */ at) => {
    assert.deepEqual([entry.id, entry.title], [chapters[at].id, chapters[at].title]);
    assert.ok(entry.intro);
    assert.equal(entry.size, chapters[at].scenarios.length, entry.id);
  });
});

test("ids are unique, over all chapters", () => {
  const ids = scenarios.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
  assert.ok(ids.length > 200);
});

test("every row of the tables has a scenario or a reason to have none", () => {
  const known = new Set([...scenarios.map(({ id }) => id), ...index.leftOut.map((/** @type {any} */ { row }) => row)]);
  assert.deepEqual(
    ROWS.filter((row) => !known.has(row)),
    [],
  );
  for (const { row, title, why } of index.leftOut) {
    assert.ok(title, `${row}: give it a title`);
    assert.ok(why.length > 20, `${row}: say why`);
    assert.ok(!scenarios.some(({ id }) => id === row), `${row} is left out, and there`);
  }
});

test("every row that a scenario names is in the tables", () => {
  const rows = scenarios.map(({ row }) => row).filter((row) => row !== null);
  assert.deepEqual(
    rows.filter((row) => !ROWS.includes(row)),
    [],
  );
});

test("people read plain words, and not those of this project", () => {
  const texts = scenarios.flatMap(({ title, story, note }) => [title, story, note?.why, note?.fix]);
  const others = [...index.chapters, ...index.leftOut].flatMap(({ title, intro, why }) => [title, intro, why]);
  assert.deepEqual(
    [...texts, ...others].filter((text) =>
      /\b(judge|judges|judged|probe|probes|catalogue|rows?|apex)\b/i.test(text ?? ""),
    ),
    [],
  );
});

test("every scenario follows the schema", () => {
  assert.deepEqual(
    scenarios.flatMap((scenario) => problemsOf(scenario).map((problem) => `${scenario.id}: ${problem}`)),
    [],
  );
});

test("what is no fetch must have a note, and code to show", () => {
  const good = scenarios.find(({ id }) => id === "feature-image");
  const bare = { ...good, note: undefined, steps: good.steps.map((/** @type {any} */ step) => ({ ...step, code: undefined })) }; // prettier-ignore
  assert.equal(problemsOf(bare).length, 2);
});

test("every probe that a scenario names has a file", () => {
  const probes = new Set(
    scenarios.flatMap(({ steps }) => steps.map((/** @type {any} */ { probe }) => probe)).filter(Boolean),
  );
  assert.deepEqual(
    [...probes].filter((name) => !existsSync(new URL(`probes/${name}.js`, LAB))),
    [],
  );
  assert.ok(probes.size > 20);
});

test("the schema finds every mistake of a scenario", () => {
  const good = scenarios.find(({ id }) => id === "acao-missing");
  assert.deepEqual(problemsOf(good), []);
  const broken = {
    ...good,
    id: "Not Kebab",
    from: "nowhere",
    hostile: ["everybody"],
    meaning: "fine",
    steps: [{ to: "lab", recipe: { response: { headers: [["X-Evil", "{nobody}"]], delayMs: 9000 }, preflights: {} } }],
    expect: { ...good.expect, cause: "no-such-cause", chromium: { code: "NoSuchCode" } },
  };
  const problems = problemsOf(broken).join("\n");
  for (const word of [
    "Not Kebab",
    "nowhere",
    "everybody",
    "fine",
    "X-Evil",
    "{nobody}",
    "delayMs",
    "preflights",
    "no-such-cause",
    "NoSuchCode",
  ])
    assert.ok(problems.includes(word), `${word} in ${problems}`);
});
