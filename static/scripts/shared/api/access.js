import { failsWithCookies } from "./fails-with-cookies.js";
import { Failure } from "./failure.js";

/**
 * Finds out by a request what this origin may read from the API.
 *
 * @param {import("./contacts-api.js").ContactsApi} api
 * @param {import("../page/origin-description.js").OriginDescription} pageOrigin
 * @returns {Promise<{access: import("../page/access-explanation.js").Access, account: import("./contacts-api.js").Account | null}>}
 */
export async function checkAccess(api, { role }) {
  try {
    return { access: "readable", account: await api.account() };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.status !== null) throw failure;
    if (!(await api.client.isReachable())) return { access: "unreached", account: null };
    // Other pages have to be refused, and each refusal is an error in the console.
    const isSurprising = role === "app" || role === "sibling";
    const isOfCookies = isSurprising && (await failsWithCookies(`${api.client.apiOrigin}/api/session`));
    return { access: isOfCookies ? "cookies-too-long" : "withheld", account: null };
  }
}
