import { errorName } from "./error-name.js";
import { loadEvent } from "./load-event.js";

/**
 * Uses an image of the lab as a texture.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const gl = document.createElement("canvas").getContext("webgl");
  const image = new Image();
  if (crossorigin) image.crossOrigin = crossorigin;
  const loaded = loadEvent(image);
  image.src = url;
  const event = await loaded;
  if (!gl) return { event, supported: false };
  try {
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
    return { event, supported: true, error: null };
  } catch (error) {
    return { event, supported: true, error: errorName(error) };
  }
}
