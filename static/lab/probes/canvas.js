import { nameOf, outcome } from "./outcome.js";

/**
 * Draws an image of the lab on a canvas and reads a pixel.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const image = new Image();
  if (crossorigin) image.crossOrigin = crossorigin;
  const event = outcome(image);
  image.src = url;
  const happened = await event;
  const canvas = document.createElement("canvas").getContext("2d");
  try {
    canvas?.drawImage(image, 0, 0);
    return { event: happened, pixel: String(canvas?.getImageData(0, 0, 1, 1).data), error: null };
  } catch (error) {
    return { event: happened, pixel: null, error: nameOf(error) };
  }
}
