import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownOf } from "../../../../static/scripts/diagnose/markdown.js";

const IMAGE = "![x](https://attacker.example/x.png)";

/** @param {object} request @param {string} [why] */
function call(request, why = "It is so.") {
  const asked = { url: "https://api.example/", method: "GET", headers: [], ...request };
  const verdict = { fix: { why, headers: [] }, faults: [], preflight: { needed: false }, says: {}, sent: true, hop: 0 };
  /** @type {any} */
  const made = { case: { pageOrigin: "https://app.example", request: asked, hops: [] }, state: "blocked", verdict };
  return { ...made, standIns: [], facts: [], notes: [], doubts: [] };
}

test("code in Markdown ends where the value ends, whatever quotes it has", () => {
  const [heading] = markdownOf(call({ url: `https://api.example/?a=\`\`${IMAGE}\`` })).split("\n");
  assert.equal(heading, `## \`\`\` GET https://api.example/?a=\`\`${IMAGE}\` \`\`\``);
});

test("what others wrote is no markup in a sentence of the Markdown", () => {
  const text = markdownOf(call({}, `It has \`GET \` ${IMAGE} <b> \`.`));
  assert.ok(text.includes("It has `GET ` \\!\\[x\\](https://attacker.example/x.png) \\<b\\> `.`"), text);
  assert.ok(markdownOf(call({}, `a\`\`${IMAGE}\`\`b`)).includes("a\\!\\[x\\]"));
});

test("Markdown has no characters that nobody sees", () => {
  const text = markdownOf(call({ headers: [["Accept", "a\u001b[31m\u202e"]] }, "a\u009b\u200b"));
  assert.ok(!/(?!\n)[\p{Cc}\p{Cf}]/u.test(text), text);
});
