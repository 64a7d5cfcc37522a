import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswer } from "../../../../../static/scripts/shared/logic/sentences.js";

test("sentences of an answer get the apostrophe of print, and nothing else of it changes", () => {
  const answer = {
    fix: { why: "It is 'include', and the page's origin isn't named." },
    notes: ["the stranger's page"],
    says: { chromium: { message: "Access to fetch at 'https://a.example' from the page's origin" } },
    value: "what's said",
  };
  assert.deepEqual(readAnswer(JSON.stringify(answer)), {
    ...answer,
    fix: { why: "It is 'include', and the page’s origin isn’t named." },
    notes: ["the stranger’s page"],
  });
});
