import assert from "node:assert/strict";
import { test } from "node:test";
import { engineOf } from "../../../../../static/scripts/shared/judge/engine.js";

test("the newest name in the user agent tells the engine", () => {
  assert.equal(
    engineOf("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"),
    "chromium",
  );
  assert.equal(engineOf("Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0"), "firefox");
  assert.equal(engineOf("Mozilla/5.0 AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"), "webkit");
});
