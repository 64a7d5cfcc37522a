import { nameOf, outcome } from "./outcome.js";

/**
 * Shows an answer of the lab in a frame, and tries to look inside.
 *
 * @param {import("./context.js").Context} context
 */
export async function run({ url }) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  const event = outcome(frame);
  frame.src = url;
  document.body.append(frame);
  const observed = { event: await event, document: frame.contentDocument !== null, error: lookAt(frame) };
  frame.remove();
  return observed;
}

/** @param {HTMLIFrameElement} frame */
function lookAt(frame) {
  try {
    return frame.contentWindow?.document.title ?? null;
  } catch (error) {
    return nameOf(error);
  }
}
