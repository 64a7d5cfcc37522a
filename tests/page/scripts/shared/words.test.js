import assert from "node:assert/strict";
import { test } from "node:test";
import { engineOf } from "../../../../static/scripts/shared/judge/engine.js";
import { asMarkdown } from "../../../../static/scripts/lab/all/export.js";
import { shortenRecipes } from "../../../../static/scripts/shared/report/shorten-recipes.js";
import { fetchCode } from "../../../../static/scripts/shared/report/fetch-code.js";
import { firstSentence } from "../../../../static/scripts/shared/report/headline.js";
import { fillPlaceholders, placeholderValues } from "../../../../static/scripts/shared/catalogue/placeholders.js";
import { commandOf } from "../../../../static/scripts/shared/run/command.js";
import { CONFIG, LAB } from "../fixtures.js";

test("the catalogue’s names become those of this set-up, wherever they stand", () => {
  const placeholders = placeholderValues(CONFIG, "http://app.mixmax.localhost:8080", "run-1");
  const filled = fillPlaceholders(
    { a: [["Origin", "{page}, {third-host}"]], b: "{app-upper} {blog-hostname} {run} {unknown}" },
    placeholders,
  );
  assert.deepEqual(filled, {
    a: [["Origin", "http://app.mixmax.localhost:8080, lab.third.localhost:8081"]],
    b: "HTTP://APP.MIXMAX.LOCALHOST:8080 blog.mixmax.localhost run-1 {unknown}",
  });
});

test("a sandboxed page is null in every form", () => {
  assert.deepEqual(fillPlaceholders("{page} {page-host}", placeholderValues(CONFIG, "null", "r")), "null null");
});

test("a step is a URL of the lab, of one of its set-ups, or an odd one", () => {
  const url = (step) => commandOf(step, CONFIG, "run-1").url;
  const recipe = { response: { status: 404 } };
  assert.equal(url({ recipe }), `${LAB}/r/run-1?recipe=%7B%22response%22%3A%7B%22status%22%3A404%7D%7D`);
  assert.equal(url({ path: "/actix/order" }), `${LAB}/actix/order?run=run-1`);
  assert.equal(url({ to: "foo" }), "foo://somewhere.invalid/");
  assert.equal(url({ url: "http://[" }), "http://[");
  assert.throws(() => url({ to: "contacts" }), /no host contacts/);
});

test("the code is what a page would have", () => {
  assert.equal(fetchCode("http://a/", {}), 'await fetch("http://a/");');
  const put = {
    method: "PUT",
    headers: [["Content-Type", "application/json"]],
    body: '{"a":1}',
    credentials: "include",
  };
  assert.equal(
    fetchCode("http://a/", put),
    `await fetch("http://a/", {
  method: "PUT",
  headers: { "Content-Type": "application/json" },
  body: '{"a":1}',
  credentials: "include",
});`,
  );
  const twice = {
    headers: [
      ["Accept", "a"],
      ["accept", "b"],
    ],
  };
  assert.match(fetchCode("http://a/", twice), /headers: \[\["Accept", "a"\], \["accept", "b"\]\],/);
  assert.match(fetchCode("http://a/", { xhr: true, credentials: "include" }), /xhr\.withCredentials = true;/);
});

test("recipes are left out of URLs, whatever quotes stand around them", () => {
  assert.equal(shortenRecipes("at ‘http://a/r/1?recipe=%7B%7D’. (Reason"), "at ‘http://a/r/1?recipe=…’. (Reason");
  assert.equal(shortenRecipes("'http://a/r/1?recipe=%7B%7D' from"), "'http://a/r/1?recipe=…' from");
});

test("a sentence does not end inside a host’s name", () => {
  const text = "Only http://a.localhost:8080 may read it. List DELETE.";
  assert.equal(firstSentence(text), "Only http://a.localhost:8080 may read it.");
  assert.equal(firstSentence("No end"), "No end");
});

test("engines are told apart by their youngest name", () => {
  assert.equal(
    engineOf("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"),
    "chromium",
  );
  assert.equal(engineOf("Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0"), "firefox");
  assert.equal(engineOf("Mozilla/5.0 AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"), "webkit");
});

test("a table for a bug report survives what is in it", () => {
  const line = { id: "x", title: "X", chapter: "C", expected: "a | b", predicted: "–", observed: "c\nd", tookMs: 5 };
  const outcome = {
    browser: "B",
    at: "now",
    tookMs: 1500,
    lines: [{ ...line, agrees: false, disagreements: ["sent"] }],
  };
  const rows = asMarkdown(outcome).trimEnd().split("\n");
  assert.equal(rows.at(-1), "| `x` | a \\| b | – | c d | **no** (sent) | 5 ms |");
});
