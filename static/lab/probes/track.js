import { loadEvent } from "./load-event.js";

/**
 * Loads captions.
 *
 * @param {import("./context.js").Context} context `with.crossorigin` of the video around them
 */
export async function run({ url, with: { crossorigin } }) {
  const video = document.createElement("video");
  if (crossorigin) video.crossOrigin = crossorigin;
  const track = document.createElement("track");
  track.default = true;
  const loaded = loadEvent(track);
  track.src = url;
  video.append(track);
  document.body.append(video);
  track.track.mode = "hidden";
  const observed = { event: await loaded };
  video.remove();
  return observed;
}
