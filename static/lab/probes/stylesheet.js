import { errorName } from "./error-name.js";
import { loadEvent } from "./load-event.js";

/**
 * Applies a style sheet of the lab, and tries to read its rules.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  if (crossorigin) link.crossOrigin = crossorigin;
  const loaded = loadEvent(link);
  link.href = url;
  const marked = document.createElement("span");
  marked.className = "lab-probe";
  document.body.append(marked);
  document.head.append(link);
  const event = await loaded;
  const applied = getComputedStyle(marked).color === "rgb(1, 2, 3)";
  const observed = { event, applied, ...rules(link) };
  link.remove();
  marked.remove();
  return observed;
}

/** @param {HTMLLinkElement} link */
function rules({ sheet }) {
  try {
    return { rules: sheet ? sheet.cssRules.length : null, error: null };
  } catch (error) {
    return { rules: null, error: errorName(error) };
  }
}
