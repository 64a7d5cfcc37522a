import assert from "node:assert/strict";
import { test } from "node:test";
import { LatestOnly } from "../../../../../static/scripts/shared/logic/latest-only.js";

test("the result of a single task is returned", async () => {
  assert.deepEqual(await new LatestOnly().run(async () => 1), { superseded: false, value: 1 });
});

test("a late result of an older task is dropped, even when the task ignores the signal", async () => {
  const latest = new LatestOnly();
  /** @type {(value: string) => void} */
  let answer = () => {};
  const older = latest.run(() => new Promise((resolve) => (answer = resolve)));
  const newer = await latest.run(async () => "new");
  answer("old");
  assert.deepEqual(await older, { superseded: true });
  assert.deepEqual(newer, { superseded: false, value: "new" });
});

test("an older task is aborted, and its failure is ignored", async () => {
  const latest = new LatestOnly();
  const older = latest.run(
    (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
  );
  await latest.run(async () => "new");
  assert.deepEqual(await older, { superseded: true });
});

test("the newest task's failure is thrown", async () => {
  await assert.rejects(
    new LatestOnly().run(() => Promise.reject(new Error("broken"))),
    /broken/,
  );
});

test("a cancelled task counts as superseded", async () => {
  const latest = new LatestOnly();
  const running = latest.run(async () => "value");
  latest.cancel();
  assert.deepEqual(await running, { superseded: true });
});
