import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { NOT_THE_SERVER, OF_PREFLIGHT } from "../../../static/scripts/diagnose/rebuilt-case.js";
import { ROWS } from "../catalogue/rows.js";

const ROOT = new URL("../../../", import.meta.url);
const ENGINE = "crates/cors-verdict/src/cause/";

/** Scripts that have something to say about some causes. */
const TABLES = [
  "diagnose/rebuilt-case.js",
  "lab/switch/kinds/need-of-preflight.js",
  "playground/why-preflight.js",
  "shared/report/headline.js",
  "stacks/value-words.js",
];

/** What else these scripts name. */
const OTHER_NAMES = ["access-control-allow-origin", "no-answer", "opaque-redirect", "same-origin"];

const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), "utf8");

/** The ids of the causes and of the reasons for a preflight, as the engine has them. */
const ids = readdirSync(new URL(ENGINE, ROOT)).flatMap((file) =>
  [...read(ENGINE + file).matchAll(/\bid: "([a-z\d-]+)"/g)].map(([, id]) => id),
);

test("every cause that the pages have words for is one of the engine’s", () => {
  for (const table of TABLES) {
    const named = [...read(`static/scripts/${table}`).matchAll(/"([a-z\d]+(?:-[a-z\d]+)+)"/g)].map(([, name]) => name);
    const causes = named.filter((name) => !OTHER_NAMES.includes(name));
    assert.ok(causes.length > 0, table);
    assert.deepEqual(
      causes.filter((name) => !ids.includes(name)),
      [],
      table,
    );
  }
  const starts = [...NOT_THE_SERVER, ...OF_PREFLIGHT];
  assert.deepEqual(
    starts.filter((start) => !ids.some((id) => id.startsWith(start))),
    [],
  );
});

test("every cause of the engine is in the tables that the catalogue answers for", () => {
  assert.ok(ids.length > 70);
  assert.deepEqual(
    ids.filter((id) => !ROWS.includes(id)),
    [],
  );
});
