import assert from "node:assert/strict";
import { test } from "node:test";
import { responseFields, readResponse } from "../../../../static/scripts/playground/form/response-fields.js";
import { playgroundAddress } from "../../../../static/scripts/shared/catalogue/composition.js";
import { asRecipe, readComposition } from "../../../../static/scripts/playground/parse-composition.js";
import { fromScenario } from "../../../../static/scripts/playground/from-scenario.js";
import { FIRST_COMPOSITION } from "../../../../static/scripts/playground/first-composition.js";
import { curlCommands, quoted } from "../../../../static/scripts/playground/curl.js";
import { headerLines, readHeaderLines } from "../../../../static/scripts/playground/form/header-lines.js";
import { readRequest, requestFields } from "../../../../static/scripts/playground/form/request-fields.js";

test("headers are lines, in their order and spelling", () => {
  const { headers, problem } = readHeaderLines("X-A: 1\n\n x-a :2\nVary:");
  assert.deepEqual([headers, problem], [[["X-A", "1"], ["x-a", "2"], ["Vary", ""]], ""]); // prettier-ignore
  assert.equal(readHeaderLines(headerLines(headers)).problem, "");
});

test("a line that is no header is pointed at", () => {
  assert.match(readHeaderLines("X-A: 1\nnonsense").problem, /^Line 2/);
  assert.match(readHeaderLines("X A: 1").problem, /“X A”/);
  assert.match(readHeaderLines("X-A: €").problem, /ÿ/);
});

test("an answer goes through the form and comes back the same", () => {
  for (const answer of [
    {},
    { status: 204, headers: [["Vary", "Origin"]], delayMs: 100 },
    { abort: true },
    { redirect: { status: 307, to: "third", then: 3, recipe: { response: {} } } },
    { bodyKind: "png" },
  ]) {
    const before = /** @type {import("../../../../static/scripts/shared/catalogue/scenario.js").RecipeResponse} */ (
      answer
    );
    assert.deepEqual(readResponse(responseFields(before), before), { response: before, problems: {} });
  }
  assert.equal(readResponse(responseFields(undefined)).response, undefined);
});

test("an answer that the lab would refuse is refused beside its field", () => {
  const fields = { ...responseFields({}), status: "99", delay: "1.5", body: "x".repeat(5000), headers: "?" };
  const { problems } = readResponse(fields);
  assert.deepEqual(Object.keys(problems).sort(), ["body", "delay", "headers", "status"]);
});

test("a request goes through the form, and what fetch would throw at is said first", () => {
  const request = { method: "POST", headers: /** @type {[string, string][]} */ ([["X-A", "1"]]), body: "x" };
  assert.deepEqual(readRequest(requestFields(request)), { request, problems: {} });
  const fields = { ...requestFields({}), body: "x" };
  assert.match(readRequest(fields).problems.body ?? "", /GET has no body/);
  assert.ok(readRequest({ ...fields, method: "track" }).problems.method);
  assert.ok(readRequest({ ...fields, method: "PATCH", mode: "no-cors" }).problems.mode);
  assert.ok(readRequest({ ...fields, method: "A B" }).problems.method);
});

test("a link brings the composition back, and nonsense brings nothing", () => {
  const { search } = new URL(playgroundAddress(FIRST_COMPOSITION), "http://x");
  assert.deepEqual(readComposition(search), FIRST_COMPOSITION);
  const bad = ["", "?case=", "?case={", "?case=[]", '?case={"request":{},"recipe":{"x":1}}'];
  const worse = ['?case={"request":{"headers":"x"},"recipe":{}}', '?case={"request":{},"recipe":{"response":5}}'];
  for (const search of [...bad, ...worse]) assert.equal(readComposition(search), null, search);
  assert.equal(readComposition('?case={"request":{},"recipe":{},"from":"x","to":"http://y"}')?.to, "lab");
});

test("a recipe has two answers whose headers are pairs", () => {
  assert.ok(asRecipe({ response: { headers: [["a", "b"]] } }));
  for (const bad of [null, [], { preflight: [] }, { response: { headers: [["a"]] } }, { other: {} }]) {
    assert.equal(asRecipe(bad), null);
  }
});

/** @param {object} step @returns {any} */
const scenario = (step) => ({ id: "x", from: "evil", steps: [step] });

test("a scenario becomes a composition, with what a message named", () => {
  const step = { request: { method: "POST", body: "{}" }, recipe: { response: {} } };
  const made = fromScenario(scenario(step), { method: "PATCH", header: "X-Team" });
  assert.deepEqual(made?.request, { method: "PATCH", body: "{}", headers: [["X-Team", "1"]] });
  assert.deepEqual([made?.from, made?.to], ["evil", "lab"]);
  assert.equal(fromScenario(scenario(step), { method: "GET" })?.request.body, undefined);
});

test("what is no request to the lab is not for the playground", () => {
  for (const step of [{ probe: "image" }, { path: "/actix/order" }, { url: "ftp://x/" }, { to: "app" }]) {
    assert.equal(fromScenario(scenario(step)), null);
  }
});

test("curl sends the preflight as a browser would, and quotes for the shell", () => {
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
