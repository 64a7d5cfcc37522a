import { FUNCTIONS } from "./matcher/functions.js";

/**
 * What the page judges, as its address carries it.
 *
 * @typedef {{pattern: string, expression: string, functionId: string, origins: string}} Question
 */

/**
 * @param {string} search
 * @returns {Partial<Question>} what the address has
 */
export function readAddress(search) {
  const query = new URLSearchParams(search);
  const functionId = query.get("function") ?? undefined;
  return {
    pattern: query.get("pattern") ?? undefined,
    expression: query.get("expression") ?? undefined,
    functionId: functionId !== undefined && Object.hasOwn(FUNCTIONS, functionId) ? functionId : undefined,
    origins: query.get("origins") ?? undefined,
  };
}

/** @param {Question} question @returns {string} */
export function writeAddress({ pattern, expression, functionId, origins }) {
  return `/origins?${new URLSearchParams({ pattern, function: functionId, expression, origins })}`;
}
