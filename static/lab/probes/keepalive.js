import { nameOf } from "./outcome.js";

/**
 * Sends what may outlive the page.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  try {
    const response = await fetch(url, { method: "PUT", keepalive: true });
    return { outcome: "readable", status: response.status };
  } catch (error) {
    return { outcome: "blocked", error: nameOf(error) };
  }
}
