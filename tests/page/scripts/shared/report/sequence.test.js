import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieLines } from "../../../../../static/scripts/shared/report/cookie-lines.js";
import { arrowInWords, sequenceOf } from "../../../../../static/scripts/shared/report/sequence.js";
import { exchange } from "../../fixtures.js";

const ASKED = { method: "PUT", host: "lab.mixmax.localhost:8082" };

const blocked = (decisive) => ({ outcome: "blocked", hop: 0, decisive });

const about = (credentials) => (exchange, isLast) => cookieLines(exchange, credentials, isLast ? ["lab-session"] : []);

const decisive = (arrows) => arrows.flatMap(({ lines }) => lines.filter((line) => line.decisive));

test("a refused preflight shows what was missing, and the request that was never sent", () => {
  const preflight = exchange({ preflight: true, status: 204, headers: [["Vary", "Origin"]] });
  const arrows = sequenceOf(
    [preflight],
    blocked({ message: "preflight", header: "Access-Control-Allow-Origin" }),
    ASKED,
  );
  assert.deepEqual(
    arrows.map(({ kind }) => kind),
    ["request", "answer", "never"],
  );
  assert.equal(decisive(arrows)[0].text, "Access-Control-Allow-Origin: missing");
  assert.equal(arrows[2].title, "PUT never sent");
});

test("only the header that decided is marked, with its spelling", () => {
  const headers = [
    ["access-control-allow-origin", "*"],
    ["Access-Control-Allow-Methods", "GET"],
  ];
  const preflight = exchange({ preflight: true, headers });
  const marked = decisive(
    sequenceOf([preflight], blocked({ message: "preflight", header: "Access-Control-Allow-Methods" }), ASKED),
  );
  assert.deepEqual(marked, [{ text: "Access-Control-Allow-Methods: GET", decisive: true }]);
});

test("the header of the request that is compared is marked too", () => {
  const refused = exchange({ headers: [["Access-Control-Allow-Origin", "http://other"]] });
  refused.request.headers = [["origin", "http://app"], ["x-a", "1"]]; // prettier-ignore
  const marked = decisive(
    sequenceOf([refused], blocked({ message: "response", header: "Access-Control-Allow-Origin" }), ASKED),
  );
  assert.deepEqual(marked.map(({ text }) => text), ["origin: http://app", "Access-Control-Allow-Origin: http://other"]); // prettier-ignore
});

test("a cookie that the story misses is drawn as missing from the last request", () => {
  const arrows = sequenceOf([exchange({ preflight: true }), exchange()], null, ASKED, about("same-origin"));
  assert.deepEqual(arrows.map(({ lines }) => lines.map(({ text }) => text)), [["Cookie: none, as in every preflight"], [], ['Cookie: lab-session is not sent, without credentials: "include"'], []]); // prettier-ignore
});

test("a cookie that the story is about is marked where it is sent", () => {
  const request = exchange();
  request.request.cookies = ["other", "lab-session"];
  const arrows = sequenceOf([request], null, ASKED, about("include"));
  assert.deepEqual(decisive(arrows), [{ text: "Cookie: lab-session is sent", decisive: true }]);
  assert.equal(arrows[0].lines[0].text, "Cookie: other");
});

test("a readable response shows the header that allowed it", () => {
  const headers = [["access-control-allow-origin", "*"]];
  const decisive = { message: "response", header: "Access-Control-Allow-Origin" };
  const verdict = { outcome: "readable", hop: 0, decisive };
  const arrows = sequenceOf([exchange({ headers })], verdict, ASKED);
  assert.equal(arrows.length, 2);
  assert.equal(arrows[1].decides, true);
  assert.equal(arrows[1].lines[0].decisive, true);
});

test("a status that decided is marked in the title of its arrow", () => {
  const preflight = exchange({ preflight: true, status: 404 });
  const arrows = sequenceOf([preflight], blocked({ message: "preflight", status: true }), ASKED);
  assert.equal(arrows[1].title, "404 ◂ this decided");
  assert.equal(arrows[1].decides, true);
});

test("a broken connection is drawn as a cut arrow", () => {
  const arrows = sequenceOf([exchange({ answer: { abort: true } })], blocked(null), ASKED);
  assert.equal(arrows[1].kind, "cut");
  assert.match(arrowInWords(arrows[1]), /does not answer the request/);
});

test("a request that was never sent is one arrow", () => {
  const arrows = sequenceOf([], blocked(null), ASKED);
  assert.deepEqual(
    arrows.map(({ kind }) => kind),
    ["never"],
  );
  assert.equal(arrowInWords(arrows[0]), "PUT never sent to lab.mixmax.localhost:8082.");
});

test("no header is marked without a verdict", () => {
  assert.deepEqual(decisive(sequenceOf([exchange({ preflight: true })], null, ASKED)), []);
});

test("where the server should have refused, the request that it ran is marked, and no header", () => {
  const verdict = blocked({ message: "response", header: "Access-Control-Allow-Origin" });
  const arrows = sequenceOf([exchange()], verdict, ASKED, () => [], { isRunAtFault: true, isReadAtFault: false });
  assert.deepEqual(decisive(arrows), [{ text: "the server ran it", decisive: true }]);
  assert.deepEqual(
    arrows.map(({ decides }) => decides),
    [true, false],
  );
  assert.ok(arrows[1].lines.some(({ text }) => text === "Access-Control-Allow-Origin: missing"));
});

test("where script reads as well what the server ran, both are marked", () => {
  const headers = [["Access-Control-Allow-Origin", "http://evil"]];
  const verdict = { hop: 0, decisive: { message: "response", header: "Access-Control-Allow-Origin" } };
  const arrows = sequenceOf([exchange({ headers })], verdict, ASKED, () => [], { isRunAtFault: true });
  assert.deepEqual(
    decisive(arrows).map(({ text }) => text),
    ["the server ran it", "Access-Control-Allow-Origin: http://evil"],
  );
});
