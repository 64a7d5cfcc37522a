import assert from "node:assert/strict";
import { test } from "node:test";
import { WireLog } from "../../../../../static/scripts/shared/api/wire-log.js";

const entry = /** @type {any} */ ({ method: "GET" });

test("requests belong to the newest click, and the first ones to opening the page", () => {
  const log = new WireLog();
  log.add(entry);
  log.begin("Save");
  log.add(entry);
  log.add(entry);
  assert.deepEqual(
    log.clicks.map(({ label, entries }) => [label, entries.length]),
    [
      ["Save", 2],
      ["Open the page", 1],
    ],
  );
});

test("a click without requests is replaced by the next", () => {
  const log = new WireLog();
  log.begin("Cancel");
  log.begin("Save");
  assert.deepEqual(
    log.clicks.map(({ label }) => label),
    ["Save"],
  );
});

test("the log is bounded", () => {
  const log = new WireLog();
  for (let i = 0; i < 100; i++) {
    log.begin(`click ${i}`);
    for (let j = 0; j < 100; j++) log.add(entry);
  }
  assert.equal(log.clicks.length, 20);
  assert.ok(log.clicks.every(({ entries }) => entries.length <= 30));
  assert.equal(log.clicks[0].label, "click 99");
});
