/** What is left of secrets of any printable characters, in each place that has a value. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { redact } from "../../../../static/scripts/diagnose/redact/redact.js";
import { randomNumbers } from "../origins/matcher/agreement.js";

const URLS = [
  "https://api.example/x?&access_token=SECRET",
  "https://api.example/x?a=1&&tenant=SECRET",
  "https://api.example/x??access_token=SECRET&b=2",
  "https://api.example/x?auth/tenant=SECRET",
  "https://api.example/x?=SECRET",
  "https://api.example/x?<tenant>=SECRET",
  "https://api.example/x?next=https://b.example/?&tenant=SECRET",
  "/x?&tenant=SECRET",
  "api.example/x?&tenant=SECRET",
  "blob:https://api.example/?&tenant=SECRET",
  "view-source:https://api.example/x?tenant=SECRET",
  "data:text/plain,SECRET",
];

/** Texts in which a URL stands in quotes. */
const AROUND_URLS = [
  'fetch("URL", {"method":"PUT"});',
  "Access to fetch at \"URL\" from origin 'https://app.example' has been blocked by CORS policy",
  'curl "URL" -X PUT',
  '{"log":{"entries":[{"request":{"url":"URL"}}]}}',
  '{"method":"Network.requestWillBeSent","params":{"requestId":"1","request":{"url":"URL"}}}',
];

const MARKS = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~\" \\";

/** Words, with characters between and around them that formats give a meaning. @param {() => number} random */
function secretOf(random) {
  const one = (/** @type {string} */ characters) => characters[Math.floor(random() * characters.length)];
  const words = [1, 2, 3].map(() => `Zq${one("bcdf")}${one("ghjk")}${one("s7")}`);
  const secret = one(MARKS) + words.join(one(MARKS)) + one(MARKS);
  return { secret: secret.trim(), words };
}

/**
 * Puts secrets into a text, and looks for what is left of them.
 *
 * @param {string} text
 * @param {(secret: string) => string} write as the format writes it
 */
function assertNoneIsLeft(text, write) {
  const random = randomNumbers(text.length);
  for (let i = 0; i < 30; i++) {
    const { secret, words } = secretOf(random);
    const input = text.replaceAll("SECRET", () => write(secret));
    const { text: left } = redact(input);
    assert.ok(!words.some((word) => left.includes(word)), `${input}\n${left}`);
  }
}

test("nothing is left of a secret in a URL, whatever its query looks like", () => {
  const write = (/** @type {string} */ secret) => secret.replaceAll(/[&#"\\]/g, encodeURIComponent);
  for (const text of AROUND_URLS) {
    for (const url of URLS) assertNoneIsLeft(text.replace("URL", url), write);
    // The name of a parameter stays.
    assertNoneIsLeft(text.replace("URL", "https://api.example/x?SECRET"), (it) => write(it).replaceAll("=", "%3D"));
  }
});
