/**
 * Shows an image, with or without CORS.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`: "anonymous" or "use-credentials"
 */
export async function run({ url, with: { crossorigin } }) {
  const image = new Image();
  if (crossorigin) image.crossOrigin = crossorigin;
  const shown = new Promise((resolve) => {
    image.onload = () => resolve("load");
    image.onerror = () => resolve("error");
  });
  image.src = url;
  return { event: await shown, width: image.naturalWidth };
}
