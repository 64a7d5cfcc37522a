import assert from "node:assert/strict";
import { test } from "node:test";
import { meaningIn } from "./meaning.js";
import { scenarios } from "./scenarios.js";

const ENGINES = /** @type {const} */ (["chromium", "firefox", "webkit"]);

/** Scenarios whose meaning is not what the rule says, and the reason. @type {Record<string, [meaning: string, why: string]>} */
const EXCEPTIONS = {
  "article-bank-cookies": ["as-it-should-be", "The cookie stayed at home, so the stranger reads nobody's data."],
  "forbidden-header": ["as-it-should-be", "The page asks for what no page may set."],
  "forbidden-header-dropped": ["as-it-should-be", "The page asks for what no page may set."],
  "set-cookie-never-readable": ["as-it-should-be", "The page asks for what no page may read."],
  "frame-not-readable": ["as-it-should-be", "The page asks for what no page may read."],
  "media-silent": ["broken", "The page hears silence, which no observation shows."],
  "preload-not-reused": ["broken", "The page loads the same thing twice."],
  "max-age-ignored": ["broken", "The time that the server wrote does not count."],
  "actix-vary-lost": ["broken", "A cache mixes up two answers later on."],
  "actix-options-is-routed": ["broken", "The page reads a 404 where it asked for the options."],
};

/** Scenarios in which a page that is a stranger elsewhere is meant to get in, and the reason. @type {Record<string, string>} */
const FRIENDS = {
  "article-bank-agrees": "The bank names this page: it is a partner.",
  "cookie-samesite": "The server agrees to this page in every header: it is a partner on another site.",
  "cookie-samesite-default": "The server agrees to this page in every header: it is a partner on another site.",
  "origin-null": "The page is the app's own, in a sandboxed frame.",
};

test("the meaning of every scenario follows from what is expected in each engine", () => {
  const wrong = scenarios.flatMap((scenario) =>
    ENGINES.map((engine) => {
      const stated = scenario.expect[engine].meaning ?? scenario.meaning;
      const [due] = EXCEPTIONS[scenario.id] ?? [meaningIn(scenario, engine)];
      return stated === due ? "" : `${scenario.id} in ${engine}: it says ${stated}, and ${due} follows`;
    }),
  );
  assert.deepEqual(wrong.filter(Boolean), []);
});

test("every exception is a scenario whose rule says something else", () => {
  for (const [id, [meaning, why]] of Object.entries(EXCEPTIONS)) {
    const scenario = scenarios.find((one) => one.id === id);
    assert.ok(scenario, `there is no scenario ${id}`);
    assert.ok(why.length > 20, `${id}: say why`);
    assert.notEqual(meaningIn(scenario, "chromium"), meaning, `${id} needs no exception`);
  }
});

test("strangers, look-alikes and sandboxed frames are hostile, unless there is a reason", () => {
  const forgotten = scenarios.filter(({ id, from, steps, hostile }) => {
    const pages = [from, ...steps.map((/** @type {any} */ step) => step.from)];
    const strange = pages.filter((page) => ["evil", "look-alike", "null"].includes(page));
    return !(id in FRIENDS) && !strange.every((page) => hostile.includes(page));
  });
  assert.deepEqual(
    forgotten.map(({ id }) => id),
    [],
  );
  for (const id of Object.keys(FRIENDS)) assert.deepEqual(scenarios.find((one) => one.id === id)?.hostile, [], id);
});

test("no advice names a hostile page or everybody where the story has a hostile page", () => {
  const unsafe = scenarios.filter(({ hostile, note }) => {
    const names = hostile.map((/** @type {string} */ name) => `{${name}`);
    const dangers = hostile.length > 0 ? [...names, "Allow-Origin: *", "allow_any_origin()", "permissive()"] : [];
    return dangers.some((danger) => note?.fix.includes(danger));
  });
  assert.deepEqual(
    unsafe.map(({ id }) => id),
    [],
  );
});

test("every hole says how to close it", () => {
  const holes = scenarios.filter(({ meaning }) => meaning === "hole");
  assert.ok(holes.length > 10);
  assert.deepEqual(
    holes.filter(({ note }) => !note?.fix).map(({ id }) => id),
    [],
  );
});
