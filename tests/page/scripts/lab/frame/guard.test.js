import assert from "node:assert/strict";
import { test } from "node:test";
import { isTrustedSender, refusalReason } from "../../../../../static/scripts/lab/frame/guard.js";
import { CONFIG, LAB } from "../../fixtures.js";

const fetchCommand = (url, request = {}) => ({ kind: "fetch", url, request });

test("commands are accepted only from the parent page on an origin of this set-up", () => {
  const app = CONFIG.origins[0].origin;
  assert.equal(isTrustedSender({ origin: app, fromParent: true }, CONFIG), true);
  assert.equal(isTrustedSender({ origin: app, fromParent: false }, CONFIG), false);
  for (const origin of ["http://attacker.localhost:8080", "null", `${app}0`, "http://app.mixmax.localhost"]) {
    assert.equal(isTrustedSender({ origin, fromParent: true }, CONFIG), false, origin);
  }
});

test("a request to the lab is allowed", () => {
  assert.equal(refusalReason(fetchCommand(`${LAB}/r/1?recipe={}`), CONFIG), null);
  assert.equal(refusalReason(fetchCommand(`${CONFIG.lab.thirdOrigin}/actix/x`, { body: "text" }), CONFIG), null);
});

test("a request to any other host is refused, above all to the real API", () => {
  const others = [
    `${CONFIG.apiOrigin}/api/session`,
    "http://contacts.mixmax.localhost:8081@lab.mixmax.localhost/",
    "http://lab.mixmax.localhost:8082@contacts.mixmax.localhost:8081/api/session",
    "http://user@lab.mixmax.localhost:8082/r/1",
    "http://lab.mixmax.localhost:8082.attacker.localhost/",
    "http://lab.mixmax.localhost/r/1",
    "https://lab.mixmax.localhost:8082/r/1",
    "/config.json",
    "javascript:alert(1)",
    "",
    undefined,
    { toString: () => LAB },
  ];
  for (const url of others) assert.notEqual(refusalReason(fetchCommand(url), CONFIG), null, String(url));
});

test("a value that is not a command is refused", () => {
  for (const command of [undefined, null, "run", {}, { kind: "eval", url: LAB }, { kind: "fetch", url: LAB }]) {
    assert.notEqual(refusalReason(command ?? null, CONFIG), null);
  }
  assert.notEqual(refusalReason(fetchCommand(LAB, { body: { a: 1 } }), CONFIG), null);
});

test("a probe is one of the modules of the lab", () => {
  const probe = (name, run = "r-1") => ({ kind: "probe", url: LAB, name, run, with: {} });
  assert.equal(refusalReason(probe("css-image"), CONFIG), null);
  for (const name of ["../x", "a/b", "https://evil.localhost/x", "", "X", 1]) {
    assert.notEqual(refusalReason(probe(name), CONFIG), null, String(name));
  }
  assert.notEqual(refusalReason(probe("image", "../../x"), CONFIG), null);
});
