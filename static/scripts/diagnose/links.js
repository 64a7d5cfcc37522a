import { make } from "../shared/ui/element.js";

/**
 * Links to where the cause can be seen and tried out.
 *
 * @param {string} cause
 * @param {import("./explanation.js").Values} values
 */
export function causeLinks(cause, values) {
  return [
    make("a", { text: "See it happen in the lab", href: scenarioLink(cause) }),
    make("a", { text: "Rebuild it in the playground", href: playgroundLink(cause, values) }),
  ];
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
