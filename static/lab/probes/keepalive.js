import { errorName } from "./error-name.js";

/**
 * Sends a request that may outlive the page (`keepalive`).
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  try {
    const response = await fetch(url, { method: "PUT", keepalive: true });
    return { outcome: "readable", status: response.status };
  } catch (error) {
    return { outcome: "blocked", error: errorName(error) };
  }
}
