import { playgroundAddress } from "../shared/catalogue/composition.js";
import { make } from "../shared/ui/element.js";
import { compositionOf } from "./composition-of-case.js";

/**
 * Links to where the cause can be seen and tried out.
 *
 * @param {string} cause
 * @param {import("./explanation.js").Values} values
 */
export function causeLinks(cause, values) {
  return [inLab(cause), inPlayground(playgroundLink(cause, values))];
}

/**
 * Links to where a call can be changed and tried out, and where its cause can be seen.
 *
 * @param {string} cause
 * @param {import("../shared/judge/case.js").Case} judgeCase
 */
export function callLinks(cause, judgeCase) {
  const composition = compositionOf(judgeCase);
  const { method } = judgeCase.request;
  return [inLab(cause), inPlayground(composition ? playgroundAddress(composition) : playgroundLink(cause, { method }))];
}

/** @param {string} cause */
function inLab(cause) {
  return make("a", { text: "See it happen in the lab", href: scenarioLink(cause) });
}

/** @param {string} href */
function inPlayground(href) {
  return make("a", { text: "Rebuild it in the playground", href });
}

/** @param {string} cause */
export function scenarioLink(cause) {
  return `/lab?${new URLSearchParams({ scenario: cause })}`;
}

/**
 * The link to the playground with the scenario of the cause, and with the values that the message names.
 *
 * @param {string} cause
 * @param {import("./explanation.js").Values} values
 */
export function playgroundLink(cause, { method, header }) {
  const query = new URLSearchParams({ scenario: cause });
  if (method) query.set("method", method);
  if (header && !/^access-control-/i.test(header)) query.set("header", header);
  return `/playground?${query}`;
}
