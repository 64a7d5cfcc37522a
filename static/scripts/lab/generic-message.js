/**
 * What engines and libraries print of every refusal, whatever its cause.
 *
 * @see https://fetch.spec.whatwg.org/#concept-network-error
 */
const OF_EVERY_REFUSAL =
  /^["'(]*(uncaught )?(\(in promise\) )?(typeerror: |axioserror: |error: )?(failed to fetch|load failed|networkerror( when attempting to fetch resource)?|network error|cross-origin request blocked|(has been )?blocked by cors( policy)?|(a )?cors (error|policy|issue|problem)|http failure response|status:? 0)[.:)"' ]*$/i;

/** @param {string} query @returns {boolean} whether it says nothing of the cause */
export function isOfEveryRefusal(query) {
  return OF_EVERY_REFUSAL.test(query.trim());
}
