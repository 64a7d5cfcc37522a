import { outcome } from "./outcome.js";

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
  const event = outcome(track);
  track.src = url;
  video.append(track);
  document.body.append(video);
  track.track.mode = "hidden";
  const observed = { event: await event };
  video.remove();
  return observed;
}
