import { Failure } from "./failure.js";

/**
 * Finds out by a request what this origin may read from the API.
 *
 * Cross-Origin-Resource-Policy can block even `no-cors` requests from another site. There, an API
 * that refuses and an API that is down look the same.
 *
 * @param {import("./contacts-api.js").ContactsApi} api
 * @param {boolean} sameSite whether this page is same-site with the API
 * @returns {Promise<{access: import("../page/access-explanation.js").Access, account: import("./contacts-api.js").Account | null}>}
 */
export async function checkAccess(api, sameSite) {
  try {
    return { access: "readable", account: await api.account() };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.status !== null) throw failure;
    if (await api.client.isReachable()) return { access: "withheld", account: null };
    return { access: sameSite ? "unreached" : "shut", account: null };
  }
}
