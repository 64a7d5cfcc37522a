import { outcome } from "./outcome.js";

/**
 * Loads a sound or a film.
 *
 * @param {import("./context.js").Context} context `with.element`: "audio" or "video"; `with.crossorigin`
 */
export async function run({ url, with: { element, crossorigin } }) {
  const media = document.createElement(element === "video" ? "video" : "audio");
  if (crossorigin) media.crossOrigin = crossorigin;
  media.preload = "metadata";
  media.muted = true;
  const event = outcome(media, "loadedmetadata");
  media.src = url;
  const observed = { event: await event };
  media.removeAttribute("src");
  media.load();
  return observed;
}
