import assert from "node:assert/strict";
import { test } from "node:test";
import { describeOrigin, originLinks } from "../../../../../static/scripts/shared/page/origin-description.js";
import { CONFIG } from "../../fixtures.js";

test("an origin has the role that the configuration gives it", () => {
  const { role, sameSite } = describeOrigin(CONFIG, "http://app.mixmax.localhost:8080", "app.mixmax.localhost");
  assert.deepEqual({ role, sameSite }, { role: "app", sameSite: true });
  const other = describeOrigin(CONFIG, "http://evilmixmax.localhost:8080", "evilmixmax.localhost");
  assert.deepEqual({ role: other.role, sameSite: other.sameSite }, { role: "look-alike", sameSite: false });
});

test("a sandboxed page has the role of a sandbox, wherever it was loaded from", () => {
  const { role, sameSite } = describeOrigin(CONFIG, "null", "app.mixmax.localhost");
  assert.deepEqual({ role, sameSite }, { role: "sandbox", sameSite: false });
});

test("another port of the same host is another origin on the same site", () => {
  const { role, sameSite } = describeOrigin(CONFIG, "http://app.mixmax.localhost:9090", "app.mixmax.localhost");
  assert.deepEqual({ role, sameSite }, { role: "elsewhere", sameSite: true });
});

test("links lead to the same page with its query, and to its sandbox", () => {
  const links = originLinks(CONFIG, new URL("http://app.mixmax.localhost:8080/?group=1&q=a"));
  assert.deepEqual(
    links.map(({ url, current }) => [url, current]),
    [
      ["http://app.mixmax.localhost:8080/?group=1&q=a", true],
      ["http://blog.mixmax.localhost:8080/?group=1&q=a", false],
      ["http://mixmax.localhost:8080/?group=1&q=a", false],
      ["http://evil.localhost:8080/?group=1&q=a", false],
      ["http://evilmixmax.localhost:8080/?group=1&q=a", false],
      ["http://app.mixmax.localhost:8080/sandbox.html?page=%2F%3Fgroup%3D1%26q%3Da", false],
    ],
  );
});

test("links out of the sandbox lead to the page in it", () => {
  const links = originLinks(CONFIG, new URL("http://app.mixmax.localhost:8080/sandbox.html?page=%2F%3Fq%3Da"));
  assert.equal(links[0].url, "http://app.mixmax.localhost:8080/?q=a");
  assert.deepEqual(
    links.map(({ current }) => current),
    [false, false, false, false, false, true],
  );
});

test("links stay on the hosts of the demo, whatever the address names", () => {
  const hostile = [
    "@attacker.example/",
    ".attacker.example/",
    "9/",
    "//attacker.example/",
    "\\\\attacker.example/",
    "/\\attacker.example/",
    "http://attacker.example/",
    "http:attacker.example",
    "https://app.mixmax.localhost:8080@attacker.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://[",
    "\t//attacker.example/",
    "/.//attacker.example/",
    "/..//attacker.example/",
    "blob:http://app.mixmax.localhost:8080/attacker",
  ];
  const own = CONFIG.origins.map(({ origin }) => origin);
  for (const page of hostile) {
    const query = new URLSearchParams({ page });
    const links = originLinks(CONFIG, new URL(`http://app.mixmax.localhost:8080/sandbox.html?${query}`));
    for (const { url, role } of links) {
      const { origin, username, searchParams } = new URL(url);
      assert.ok(own.includes(origin), `${page} leads to ${url}`);
      assert.equal(username, "", page);
      if (role === "sandbox") assert.match(searchParams.get("page"), /^\/(?![/\\])/, page);
    }
  }
});

test("a page whose path looks like a host stays a path", () => {
  const [app] = originLinks(CONFIG, new URL("http://app.mixmax.localhost:8080//attacker.example/@x"));
  assert.equal(new URL(app.url).origin, "http://app.mixmax.localhost:8080");
});
