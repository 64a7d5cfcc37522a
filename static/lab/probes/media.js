import { loadEvent } from "./load-event.js";

/**
 * Loads audio or video.
 *
 * @param {import("./context.js").Context} context `with.element`: "audio" or "video"; `with.crossorigin`
 */
export async function run({ url, with: { element, crossorigin } }) {
  const media = document.createElement(element === "video" ? "video" : "audio");
  if (crossorigin) media.crossOrigin = crossorigin;
  media.preload = "metadata";
  media.muted = true;
  const loaded = loadEvent(media, "loadedmetadata");
  media.src = url;
  const observed = { event: await loaded };
  media.removeAttribute("src");
  media.load();
  return observed;
}
