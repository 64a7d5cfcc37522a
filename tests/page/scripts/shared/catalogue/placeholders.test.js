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

test("the origin of a sandboxed page is null in every form", () => {
  assert.deepEqual(fillPlaceholders("{page} {page-host}", placeholderValues(CONFIG, "null", "r")), "null null");
});
