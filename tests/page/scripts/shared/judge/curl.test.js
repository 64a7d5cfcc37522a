import assert from "node:assert/strict";
import { test } from "node:test";
import { curlCommands, quoted } from "../../../../../static/scripts/shared/judge/curl.js";

test("curl sends the preflight as a browser would, with quotes for the shell", () => {
  /** @type {any} */
  const known = {
    pageOrigin: "https://a.example",
    request: { url: "https://b.example/?q='", method: "PATCH", headers: [["X-A", "it's"]] },
  };
  const preflight = { needed: true, because: [], method: "PATCH", headers: "x-a" };
  const text = curlCommands(known, "a'b", preflight);
  for (const part of [
    "-X OPTIONS",
    "-H 'Access-Control-Request-Method: PATCH'",
    "-H 'Access-Control-Request-Headers: x-a'",
    "-H 'Origin: https://a.example'",
    "-H 'X-A: it'\\''s'",
    "--data-raw 'a'\\''b'",
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(!curlCommands(known, undefined, null).includes("OPTIONS"));
  assert.equal(quoted("$(x)"), "'$(x)'");
});

test("a backslash ends no word, in fish neither", () => {
  assert.equal(quoted("a\\"), "'a'\\\\''");
  assert.equal(quoted("\\'"), "''\\\\''\\'''");
});

test("no character of a command is one that a terminal obeys or nobody sees", () => {
  for (const [text, word] of [
    ["a\u001b[201~;x\u000f", "$'a\\x1b[201~;x\\x0f'"],
    ["it's\n\\", "$'it\\x27s\\x0a\\x5c'"],
    ["\u009b\u202e\u2028é", "$'\\u009b\\u202e\\u2028é'"],
    ["\u{e0041}", "$'\\U000e0041'"],
  ]) {
    assert.equal(quoted(text), word);
  }
});

test("curl sends one origin, that of the page", () => {
  /** @type {any} */
  const known = {
    pageOrigin: "https://a.example",
    request: { url: "https://b.example/", method: "GET", headers: [["origin", "https://c.example"]] },
  };
  assert.equal(curlCommands(known, undefined, null).match(/origin/gi)?.length, 1);
});

test("curl takes brackets of a URL for themselves", () => {
  /** @type {any} */
  const known = {
    pageOrigin: "https://a.example",
    request: { url: "https://b.example/?x[y]=1", method: "GET", headers: [] },
  };
  assert.ok(curlCommands(known, undefined, null).includes("--globoff 'https://b.example/?x[y]=1'"));
  known.request.url = "https://b.example/";
  assert.ok(!curlCommands(known, undefined, null).includes("--globoff"));
});
