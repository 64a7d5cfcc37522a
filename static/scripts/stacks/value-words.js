/** What browsers make of an answer, for the causes that were measured. @type {[string, string][]} */
const CAUSES = [
  ["preflight-acao-missing", "the preflight has no Access-Control-Allow-Origin, whatever the true reason"],
  ["preflight-bad-status", "the preflight is refused by its status, whatever the true reason"],
  ["preflight-unhandled", "the preflight looks as if nobody had answered it, whatever the true reason"],
];

/** @param {string} value as measured @returns {string} with words for the names of causes */
export function inWords(value) {
  return CAUSES.reduce((text, [cause, words]) => text.replace(cause, words), value);
}
