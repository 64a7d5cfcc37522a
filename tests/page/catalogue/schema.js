import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { JUDGED } from "./rows.js";

const FROM = ["app", "blog", "apex", "evil", "look-alike", "null"];
const ODD = ["ftp", "foo", "mailto", "data", "file", "blob", "bad-location"];
const TO = [...FROM.slice(0, -1), "lab", "third", ...ODD];
const PLACEHOLDER = /\{([a-z-]+)\}/g;
const PLACE = /^((page|app|blog|apex|evil|look-alike|lab|third)(-host|-hostname|-upper|-socket)?|run|url)$/;

/** Firefox's keys, and its two families of texts that have none. */
const FIREFOX = `SOP DATA_URI_BLOCKED CORSDisabled CORSDidNotSucceed2 CORSOriginHeaderNotAdded
  CORSExternalRedirectNotAllowed CORSRequestNotHttp CORSMissingAllowOrigin2 CORSMultipleAllowOriginNotAllowed
  CORSAllowOriginNotMatchingOrigin CORSNotSupportingCredentials CORSMethodNotFound CORSMissingAllowCredentials
  CORSPreflightDidNotSucceed3 CORSInvalidAllowMethod CORSInvalidAllowHeader CORSMissingAllowHeaderFromPreflight2
  CORSAllowHeaderFromPreflightDeprecation`.split(/\s+/);

/** Chromium's names of a refusal, and of one warning. */
const CHROMIUM = `DisallowedByMode InvalidResponse WildcardOriginNotAllowed MissingAllowOriginHeader
  MultipleAllowOriginValues InvalidAllowOriginValue AllowOriginMismatch InvalidAllowCredentials CorsDisabledScheme
  PreflightInvalidStatus PreflightDisallowedRedirect PreflightWildcardOriginNotAllowed
  PreflightMissingAllowOriginHeader PreflightMultipleAllowOriginValues PreflightInvalidAllowOriginValue
  PreflightAllowOriginMismatch PreflightInvalidAllowCredentials InvalidAllowMethodsPreflightResponse
  InvalidAllowHeadersPreflightResponse MethodDisallowedByPreflightResponse HeaderDisallowedByPreflightResponse
  RedirectContainsCredentials InsecureLocalNetwork InvalidLocalNetworkAccess NoCorsRedirectModeNotFollow
  LocalNetworkAccessPermissionDenied AuthorizationCoveredByWildcard`.split(/\s+/);

/** @type {Record<string, (code: string) => boolean>} */
const ENGINES = {
  // "origin" and "other" are reasons of its protocol for what never was on the network.
  chromium: (code) => CHROMIUM.includes(code) || /^(net::ERR_[A-Z_]+(\.[A-Za-z]+)?|origin|other)$/.test(code),
  firefox: (code) => FIREFOX.includes(code),
  webkit: (code) => /^W([1-9]|[12][0-9]|30)$/.test(code),
};

const SCENARIO = `id row title story from hostile meaning steps expect takesMs noSwitch note judged link`.split(" ");
const STEP = ["to", "from", "path", "url", "request", "recipe", "probe", "with", "code", "waitMs"];
const REQUEST = `method headers body mode credentials redirect cache integrity targetAddressSpace xhr`.split(" ");
const EXPECT = `outcome cause sent code why preflight status type headers body arrived answered observations`.split(
  " ",
);
const MEANINGS = ["as-it-should-be", "hole", "broken"];
const OUTCOMES = ["readable", "opaque", "opaque-redirect", "blocked", "probe"];

const RECIPE_SCHEMA = new URL("../../../static/lab/recipe.schema.json", import.meta.url);
/** The lab's own schema. Its formats, such as uint16, are no part of the standard. */
const isRecipe = new Ajv({ allErrors: true, validateFormats: false, verbose: true }).compile(
  JSON.parse(readFileSync(RECIPE_SCHEMA, "utf8")),
);

/**
 * What is wrong with a scenario of the catalogue.
 *
 * @param {any} scenario
 * @returns {string[]}
 */
export function problemsOf(scenario) {
  /** @type {string[]} */
  const problems = [];
  /** @param {unknown} good @param {string} problem */
  const must = (good, problem) => void (good || problems.push(problem));
  /** @param {string} at @param {object} part @param {string[]} known */
  const only = (at, part, known) =>
    Object.keys(part).forEach((key) => must(known.includes(key), `${at}: unknown field ${key}`));

  only("scenario", scenario, SCENARIO);
  must(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(scenario.id), `id ${scenario.id}`);
  must(scenario.title && scenario.story, "no title or no story");
  must(FROM.includes(scenario.from), `from ${scenario.from}`);
  must(
    scenario.hostile?.every?.((/** @type {string} */ name) => FROM.includes(name)),
    `hostile ${scenario.hostile}`,
  );
  must(MEANINGS.includes(scenario.meaning), `meaning ${scenario.meaning}`);
  must(!scenario.note || (scenario.note.why && scenario.note.fix), "a note has why and fix");
  must(scenario.steps.length > 0, "no step");
  must(scenario.note || !scenario.steps.at(-1).probe, "what is no fetch has a note");
  const waits = scenario.steps.some((/** @type {any} */ step) => step.waitMs > 0);
  must(waits === scenario.takesMs > 0, "who waits says for how long");

  for (const step of scenario.steps) {
    only("step", step, STEP);
    must(step.url || TO.includes(step.to), `to ${step.to}`);
    must(!step.from || FROM.includes(step.from), `from ${step.from}`);
    must(Boolean(step.probe) === Boolean(step.code), "what is no fetch, and nothing else, shows its code");
    only("request", step.request ?? {}, REQUEST);
    recipe(step.recipe ?? {});
    must(JSON.stringify(step.recipe ?? {}).length < 4000, "the recipe makes the URL too long");
  }
  for (const [, name] of JSON.stringify([scenario.steps, scenario.expect]).matchAll(PLACEHOLDER))
    must(PLACE.test(name), `placeholder {${name}}`);
  expectation();
  return problems;

  /** @param {unknown} given */
  function recipe(given) {
    isRecipe(given);
    for (const { instancePath, keyword, data } of isRecipe.errors ?? [])
      must(false, `recipe${instancePath}: the schema's ${keyword} is against ${JSON.stringify(data)}`);
  }

  function expectation() {
    const { expect } = scenario;
    only("expect", expect, [...EXPECT, ...Object.keys(ENGINES)]);
    must(expect.sent === null || typeof expect.sent === "boolean", "sent is true, false or null");
    for (const [engine, isCode] of Object.entries(ENGINES)) {
      const here = { ...expect, ...expect[engine] };
      only(engine, expect[engine] ?? {}, [...EXPECT, "meaning", "console"]);
      must([undefined, ...MEANINGS].includes(here.meaning), `${engine}'s meaning ${here.meaning}`);
      must(OUTCOMES.includes(here.outcome), `outcome ${here.outcome}`);
      must(here.cause === null || JUDGED.includes(here.cause), `cause ${here.cause}`);
      must(here.code === null || (here.code !== undefined && isCode(here.code)), `${engine}'s code ${here.code}`);
      must((here.outcome === "probe") === Boolean(scenario.steps.at(-1).probe), "a probe's outcome is probe");
    }
  }
}
