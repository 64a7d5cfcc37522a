import assert from "node:assert/strict";
import { test } from "node:test";
import { fillPlaceholders, placeholderValues } from "../../../../../static/scripts/shared/catalogue/placeholders.js";
import { CONFIG } from "../../fixtures.js";

test("placeholders become the origins of this set-up, wherever they stand", () => {
  const placeholders = placeholderValues(CONFIG, "http://app.mixmax.localhost:8080", "run-1");
  const filled = fillPlaceholders(
    { a: [["Origin", "{page}, {third-host}"]], b: "{app-upper} {blog-hostname} {run} {unknown}" },
    placeholders,
  );
  assert.deepEqual(filled, {
    a: [["Origin", "http://app.mixmax.localhost:8080, lab.third.localhost:8082"]],
    b: "HTTP://APP.MIXMAX.LOCALHOST:8080 blog.mixmax.localhost run-1 {unknown}",
  });
});

test("a WebSocket is as safe as the page that opens it", () => {
  const lab = (origin) => ({ ...CONFIG, lab: { ...CONFIG.lab, origin } });
  for (const [origin, socket] of [
    ["http://lab.mixmax.localhost:8082", "ws://lab.mixmax.localhost:8082"],
    ["https://lab.example", "wss://lab.example"],
  ]) {
    assert.equal(fillPlaceholders("{lab-socket}", placeholderValues(lab(origin), "null", "r")), socket);
  }
});

test("the origin of a sandboxed page is null in every form", () => {
  assert.deepEqual(fillPlaceholders("{page} {page-host}", placeholderValues(CONFIG, "null", "r")), "null null");
});
