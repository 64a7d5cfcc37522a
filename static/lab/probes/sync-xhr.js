import { nameOf } from "./outcome.js";

/**
 * Asks by XMLHttpRequest and waits on the spot.
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
    return { outcome: "blocked", error: nameOf(error), status: xhr.status };
  }
}
