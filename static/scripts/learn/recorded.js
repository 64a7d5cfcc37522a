import { fileUrl } from "../shared/file-url.js";
import { originOf } from "../shared/catalogue/origins.js";
import { fillPlaceholders, placeholderValues } from "../shared/catalogue/placeholders.js";
import { outcomeOf } from "./seen.js";

/**
 * @typedef {import("./seen.js").SeenStep} SeenStep
 * @typedef {import("../shared/config.js").Config} Config
 *
 * @typedef {{engine: string, date: string, runs: Record<string, SeenStep[][]>}} Recorded by figure and variant
 */

/** The names of the lab where there is none: those that it is documented with. */
const DOCUMENTED = { origin: "http://lab.mixmax.localhost:8082", thirdOrigin: "http://lab.third.localhost:8082" };

/** @type {Promise<Recorded> | null} */
let loading = null;

/** Runs that a test recorded, for when the lab does not answer. @returns {Promise<Recorded>} */
export function loadRecorded() {
  loading ??= read();
  loading.catch(() => (loading = null));
  return loading;
}

async function read() {
  const answer = await fetch(fileUrl("learn/recorded.json"));
  if (!answer.ok) throw new Error(`/learn/recorded.json answered ${answer.status}`);
  return answer.json();
}

/**
 * The run of a variant. Where the origins of this set-up have it end otherwise than where it was recorded, it is that
 * of a variant of the same figure which ends so.
 *
 * @param {Recorded} recorded
 * @param {import("./figures/figure.js").Figure} figure
 * @param {number} variant
 * @param {Config} config
 * @returns {SeenStep[]} with the names of this set-up
 */
export function recordedRun({ runs }, figure, variant, config) {
  const { outcome } = figure.variants[variant].expect;
  const isExpected = (/** @type {SeenStep[]} */ steps) => outcomeOf(steps).outcome === outcome;
  const own = runs[figure.id][variant];
  const run = isExpected(own) ? own : (runs[figure.id].find(isExpected) ?? own);
  return fillPlaceholders(run, namesOf(figure, variant, config));
}

/**
 * The run with placeholders in place of the names of this set-up, as it is recorded.
 *
 * @param {SeenStep[]} steps
 * @param {import("./figures/figure.js").Figure} figure
 * @param {number} variant
 * @param {Config} config
 * @returns {SeenStep[]}
 */
export function withPlaceholders(steps, figure, variant, config) {
  const names = Object.entries(namesOf(figure, variant, config)).filter(
    ([key, value]) => /^[a-z]+(-[a-z]+)?$/.test(key) && value.includes("://") && key !== "page" && !/-upper$/.test(key),
  );
  const text = names.reduce((all, [key, value]) => all.replaceAll(value, `{${key}}`), JSON.stringify(steps));
  return JSON.parse(text);
}

/** @param {import("./figures/figure.js").Figure} figure @param {number} variant @param {Config} config */
function namesOf(figure, variant, config) {
  const page = originOf(config, figure.variants[variant].from ?? figure.from);
  return placeholderValues({ ...config, lab: config.lab ?? DOCUMENTED }, page, "run");
}
