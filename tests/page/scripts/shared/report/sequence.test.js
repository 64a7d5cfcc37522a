import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowInWords, sequenceOf } from "../../../../../static/scripts/shared/report/sequence.js";
import { wrap } from "../../../../../static/scripts/shared/report/sequence-svg.js";
import { exchange } from "../../fixtures.js";

const ASKED = { method: "PUT", host: "lab.mixmax.localhost:8081" };
const blocked = (cause) => ({ outcome: "blocked", cause, hop: 0 });
const decisive = (arrows) => arrows.flatMap(({ lines }) => lines.filter((line) => line.decisive));

test("a refused preflight shows what was missing, and the request that was never sent", () => {
  const preflight = exchange({ preflight: true, status: 204, headers: [["Vary", "Origin"]] });
  const arrows = sequenceOf([preflight], blocked("preflight-acao-missing"), ASKED);
  assert.deepEqual(
    arrows.map(({ kind }) => kind),
    ["request", "answer", "never"],
  );
  assert.equal(decisive(arrows)[0].text, "Access-Control-Allow-Origin: missing");
  assert.equal(arrows[2].title, "PUT never sent");
});

test("the header that decided is marked as it was spelt, and no other", () => {
  const headers = [
    ["access-control-allow-origin", "*"],
    ["Access-Control-Allow-Methods", "GET"],
  ];
  const preflight = exchange({ preflight: true, headers });
  const marked = decisive(sequenceOf([preflight], blocked("method-not-allowed"), ASKED));
  assert.deepEqual(marked, [{ text: "Access-Control-Allow-Methods: GET", decisive: true }]);
});

test("a readable answer shows what allowed it", () => {
  const headers = [["Access-Control-Allow-Origin", "*"]];
  const arrows = sequenceOf([exchange({ headers })], { outcome: "readable", cause: null, hop: 0 }, ASKED);
  assert.equal(arrows.length, 2);
  assert.equal(arrows[1].tone, "good");
  assert.equal(arrows[1].lines[0].decisive, true);
});

test("a connection that was cut is drawn as such", () => {
  const arrows = sequenceOf([exchange({ answer: { abort: true } })], blocked("network-error"), ASKED);
  assert.equal(arrows[1].kind, "cut");
  assert.match(arrowInWords(arrows[1]), /does not answer the request/);
});

test("nothing on the wire is one arrow that never left", () => {
  const arrows = sequenceOf([], blocked("mode-same-origin"), ASKED);
  assert.deepEqual(
    arrows.map(({ kind }) => kind),
    ["never"],
  );
  assert.equal(arrowInWords(arrows[0]), "PUT never sent to lab.mixmax.localhost:8081.");
});

test("without a judge nothing is marked", () => {
  assert.deepEqual(decisive(sequenceOf([exchange({ preflight: true })], null, ASKED)), []);
});

test("long headers are broken, and nothing of them is lost", () => {
  const lines = wrap("Access-Control-Allow-Headers: a, b, c, d, e", 16);
  assert.ok(lines.every((line) => line.length <= 16));
  const whole = [lines[0], ...lines.slice(1).map((line) => line.slice(2))].join("");
  assert.equal(whole, "Access-Control-Allow-Headers: a, b, c, d, e");
});
