import { errorName } from "./error-name.js";
import { loadEvent } from "./load-event.js";

/**
 * Draws an image of the lab on a canvas and reads a pixel.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const image = new Image();
  if (crossorigin) image.crossOrigin = crossorigin;
  const loaded = loadEvent(image);
  image.src = url;
  const event = await loaded;
  const canvas = document.createElement("canvas").getContext("2d");
  try {
    canvas?.drawImage(image, 0, 0);
    return { event, pixel: String(canvas?.getImageData(0, 0, 1, 1).data), error: null };
  } catch (error) {
    return { event, pixel: null, error: errorName(error) };
  }
}
