import assert from "node:assert/strict";
import { test } from "node:test";
import { curlCommands, quoted } from "../../../../../static/scripts/shared/judge/curl.js";

/** @param {Parameters<typeof curlCommands>} asked */
const curl = (...asked) => {
  const commands = curlCommands(...asked).map(({ command }) => command);
  return commands.join("\n");
};

test("curl sends the preflight as a browser would, with quotes for the shell", () => {
  /** @type {any} */
  const known = {
    pageOrigin: "https://a.example",
    request: { url: "https://b.example/?q='", method: "PATCH", headers: [["X-A", "it's"]] },
  };
  const preflight = { needed: true, because: [], method: "PATCH", headers: "x-a" };
  const text = curl(known, "a'b", preflight);
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
  assert.ok(!curl(known, undefined, null).includes("OPTIONS"));
  assert.equal(quoted("$(x)"), "'$(x)'");
});

test("what is copied is a command alone, without a comment, which zsh takes for a command", () => {
  /** @type {any} */
  const known = { pageOrigin: "https://a.example", request: { url: "https://b.example/", method: "PUT", headers: [] } };
  const preflight = { needed: true, because: [], titles: [], method: "PUT", headers: null };
  const commands = curlCommands(known, undefined, preflight);
  assert.deepEqual(
    commands.map(({ sends }) => sends),
    ["The preflight", "The request"],
  );
  for (const { command } of commands) {
    for (const line of command.split("\n")) assert.match(line, /^(?:curl | {2}-H '| {2}'https:)/);
  }
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
  assert.equal(curl(known, undefined, null).match(/origin/gi)?.length, 1);
});

test("curl takes brackets of a URL for themselves", () => {
  /** @type {any} */
  const known = {
    pageOrigin: "https://a.example",
    request: { url: "https://b.example/?x[y]=1", method: "GET", headers: [] },
  };
  assert.ok(curl(known, undefined, null).includes("--globoff 'https://b.example/?x[y]=1'"));
  known.request.url = "https://b.example/";
  assert.ok(!curl(known, undefined, null).includes("--globoff"));
});
