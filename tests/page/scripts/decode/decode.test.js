import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeAddress, playgroundLink, scenarioLink } from "../../../../static/scripts/decode/links.js";
import { rebuiltCase, STAND_INS } from "../../../../static/scripts/decode/rebuilt-case.js";
import { causeName } from "../../../../static/scripts/shared/judge/cause-name.js";

/** @param {string} id @param {object} [values] */
const rebuilt = (id, values = {}) => rebuiltCase({ id, why: "" }, values);

test("a case is rebuilt from what the message names", () => {
  const values = { origin: "https://a.example", url: "https://b.example/x#y", method: "PATCH", header: "X-Team" };
  const found = rebuilt("header-not-allowed", values);
  assert.equal(found?.pageOrigin, "https://a.example");
  assert.deepEqual(
    { url: found?.request.url, method: found?.request.method, headers: found?.request.headers },
    { url: "https://b.example/x", method: "PATCH", headers: [["X-Team", "1"]] },
  );
});

test("what the message does not name is stood in for", () => {
  const found = rebuilt("acao-missing");
  assert.deepEqual([found?.pageOrigin, found?.request.url], [STAND_INS.origin, STAND_INS.url]);
  assert.equal(rebuilt("acao-missing", { url: "not a URL" })?.request.url, STAND_INS.url);
});

test("a cause about credentials is rebuilt with them, and no other", () => {
  assert.equal(rebuilt("acao-wildcard-with-credentials")?.request.credentials, "include");
  assert.equal(rebuilt("acac-missing")?.request.credentials, "include");
  assert.equal(rebuilt("acao-mismatch")?.request.credentials, "same-origin");
});

test("a header of the answer is not taken for one of the request", () => {
  assert.deepEqual(rebuilt("acao-missing", { header: "Access-Control-Allow-Origin" })?.request.headers, []);
});

test("where no header of the server helps there is no case", () => {
  for (const id of ["bad-port", "network-error", "redirect-too-many", "lna-permission-denied", "scheme-not-cors"]) {
    assert.equal(rebuilt(id), null, id);
  }
});

test("links carry what the message names, and no text that is too long", () => {
  assert.equal(decodeAddress("a&b"), "/decode?text=a%26b");
  assert.equal(decodeAddress("x".repeat(5000)), "/decode");
  assert.equal(scenarioLink("acao-missing"), "/lab?scenario=acao-missing");
  const link = playgroundLink("method-not-allowed", { method: "PATCH", header: "X-A" });
  assert.equal(link, "/playground?scenario=method-not-allowed&method=PATCH&header=X-A");
});

test("ids of causes are read out", () => {
  assert.equal(causeName("acao-missing"), "Allow-Origin missing");
  assert.equal(causeName("preflight-acac-not-true"), "Preflight Allow-Credentials not true");
  assert.equal(causeName("not-http"), "Not HTTP");
});
