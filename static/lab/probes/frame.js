import { errorName } from "./error-name.js";
import { loadEvent } from "./load-event.js";

/**
 * Loads a response of the lab in a frame, and tries to read its document.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  const loaded = loadEvent(frame);
  frame.src = url;
  document.body.append(frame);
  const observed = { event: await loaded, document: frame.contentDocument !== null, error: readTitle(frame) };
  frame.remove();
  return observed;
}

/** @param {HTMLIFrameElement} frame */
function readTitle(frame) {
  try {
    return frame.contentWindow?.document.title ?? null;
  } catch (error) {
    return errorName(error);
  }
}
