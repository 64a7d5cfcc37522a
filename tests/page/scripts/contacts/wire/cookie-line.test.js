import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieLine } from "../../../../../static/scripts/contacts/wire/cookie-line.js";

/** @param {object} about */
const exchange = (about) =>
  /** @type {import("../../../../../static/scripts/shared/run/recorder.js").Exchange} */ (
    /** @type {unknown} */ ({ preflight: false, request: { cookies: [] }, answer: { status: 200 }, ...about })
  );
const withheld = { answer: { withheld: true }, request: {} };

test("the names of cookies that an allowed origin sent are as the API recorded them", () => {
  const line = cookieLine(exchange({ request: { cookies: ["session"] } }), true);
  assert.deepEqual(line, { text: "Cookie: session", decisive: false });
  assert.match(cookieLine(exchange({}), true).text, /^Cookie: none/);
});

test("a preflight never has a cookie", () => {
  assert.match(
    cookieLine(exchange({ preflight: true, ...withheld }), true).text,
    /^Cookie: none, as in every preflight/,
  );
});

test("the cookie of a refused origin follows from the rules alone, and says so", () => {
  const [sameSite, crossSite] = [true, false].map((it) => cookieLine(exchange(withheld), it));
  assert.match(sameSite.text, /if there is one.*predicted/);
  assert.match(crossSite.text, /^Cookie: none.*another site.*predicted/);
  assert.ok(sameSite.predicted && crossSite.predicted);
});
