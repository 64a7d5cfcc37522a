import { Failure } from "./failure.js";

/**
 * What this origin really gets from the API, found by asking.
 *
 * Another site may find the API shut even to requests that give up reading
 * (Cross-Origin-Resource-Policy). From there, refused and down look the same.
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
    if (failure.status === 401) return { access: "readable", account: null };
    if (failure.status !== null) throw failure;
    if (await api.client.isReachable()) return { access: "withheld", account: null };
    return { access: sameSite ? "unreached" : "shut", account: null };
  }
}
