import assert from "node:assert/strict";
import { test } from "node:test";
import {
  articleExpression,
  hostileOrigins,
  meantPattern,
  servicePattern,
} from "../../../../static/scripts/origins/defaults.js";

/** @type {any} */
const CONFIG = {
  origins: [
    { role: "apex", origin: "http://mixmax.localhost:8080" },
    { role: "stranger", origin: "http://evil.localhost:8080" },
  ],
};

test("the defaults follow the parent domain", () => {
  assert.equal(servicePattern(CONFIG), "http://*.mixmax.localhost:8080");
  assert.equal(articleExpression(CONFIG, servicePattern(CONFIG)), String.raw`[^.\s]+\.mixmax\.localhost:8080$`);
});

test("the article's expression lets in the app, and whatever else ends in the name and the port", () => {
  const expression = new RegExp(articleExpression(CONFIG, servicePattern(CONFIG)));
  assert.equal(expression.test("http://app.mixmax.localhost:8080"), true);
  assert.equal(expression.test("http://app.mixmax.localhost"), false);
  assert.equal(expression.test("http://evilmixmax.localhost:8080"), false);
  assert.equal(expression.test("https://app.mixmax.localhost:8080"), true);
  const list = hostileOrigins(CONFIG, servicePattern(CONFIG));
  for (const trap of ["/", "?", ","]) {
    const origin = list.find((one) => one.startsWith(`http://evil.localhost${trap}`)) ?? "";
    assert.equal(expression.test(origin), true, origin);
  }
  assert.ok(list.length > 15 && list.includes("null") && new Set(list).size === list.length);
});

test("the origins follow the pattern that a person types", () => {
  const list = hostileOrigins(CONFIG, "https://*.example.com, https://other.example");
  for (const origin of ["https://app.example.com", "http://app.example.com", "https://evilexample.com", "null"]) {
    assert.ok(list.includes(origin), origin);
  }
  assert.ok(!list.some((origin) => origin.includes("mixmax")) && new Set(list).size === list.length);
  assert.deepEqual(hostileOrigins(CONFIG, "https://*.exam ple"), hostileOrigins(CONFIG, servicePattern(CONFIG)));
});

test("a domain alone stands for its subdomains over https", () => {
  for (const text of ["example.com", " *.Example.com "]) assert.equal(meantPattern(text), "https://*.example.com");
  for (const text of ["https://example.com", "localhost", "example.com, example.org", ""]) {
    assert.equal(meantPattern(text), text);
  }
});

test("the expression and the stranger follow the domain that a person types", () => {
  assert.equal(articleExpression(CONFIG, "https://*.example.com"), String.raw`[^.\s]+\.example\.com$`);
  assert.ok(hostileOrigins(CONFIG, "https://*.example.com").includes("https://evil.example"));
});
