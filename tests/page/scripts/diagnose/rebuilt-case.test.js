import assert from "node:assert/strict";
import { test } from "node:test";
import { lackOf, rebuiltCase, STAND_INS } from "../../../../static/scripts/diagnose/rebuilt-case.js";

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

test("values that the message does not name are replaced by examples", () => {
  const found = rebuilt("acao-missing");
  assert.deepEqual([found?.pageOrigin, found?.request.url], [STAND_INS.origin, STAND_INS.url]);
  assert.equal(rebuilt("acao-missing", { url: "not a URL" })?.request.url, STAND_INS.url);
});

test("an error is rebuilt with its status, on which the code depends", () => {
  const response = (/** @type {object} */ values) => rebuilt("acao-missing-on-error", values)?.hops[0].response;
  assert.deepEqual(response({ status: 404 }), { status: 404, headers: [] });
  assert.deepEqual(response({}), { status: 500, headers: [] });
});

test("only a cause about credentials is rebuilt with credentials", () => {
  assert.equal(rebuilt("acao-wildcard-with-credentials")?.request.credentials, "include");
  assert.equal(rebuilt("acac-missing")?.request.credentials, "include");
  assert.equal(rebuilt("acao-mismatch")?.request.credentials, "same-origin");
});

test("a response header is not taken for a request header", () => {
  assert.deepEqual(rebuilt("acao-missing", { header: "Access-Control-Allow-Origin" })?.request.headers, []);
});

test("there is no case where no header of the server helps", () => {
  for (const id of ["bad-port", "network-error", "redirect-too-many", "lna-permission-denied", "scheme-not-cors"]) {
    assert.equal(rebuilt(id), null, id);
  }
});

test("no code is right without the method where the answer to a preflight has to name it", () => {
  for (const id of ["preflight-acao-missing", "header-not-allowed", "method-not-allowed", "acah-invalid-syntax"]) {
    assert.equal(lackOf(id, {}).method, "needed", id);
    assert.equal(lackOf(id, { header: "x-api-key" }).method, "needed", id);
    assert.deepEqual(lackOf(id, { method: "PUT" }), { method: null, headers: true, cookies: true }, id);
  }
});

test("the method is asked for where a preflight may have passed, and not where there was none", () => {
  assert.equal(lackOf("acao-mismatch", {}).method, "useful");
  assert.deepEqual(lackOf("acao-missing", {}), { method: null, headers: false, cookies: true });
});
