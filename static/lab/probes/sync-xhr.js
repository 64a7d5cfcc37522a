import { errorName } from "./error-name.js";

/**
 * Sends a synchronous XMLHttpRequest.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  const xhr = new XMLHttpRequest();
  xhr.open("GET", url, false);
  try {
    xhr.send();
    return { outcome: "readable", status: xhr.status };
  } catch (error) {
    return { outcome: "blocked", error: errorName(error), status: xhr.status };
  }
}
