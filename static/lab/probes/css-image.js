import { countNewRequests, recordedExchanges } from "./recorded-exchanges.js";

/**
 * Uses an image of the lab in a style that needs to read its pixels.
 *
 * @param {import("./context.js").Context} context `with.property`: "mask-image" or "shape-outside"
 */
export async function run(context) {
  const before = (await recordedExchanges(context)).length;
  const box = document.createElement("div");
  box.style.setProperty("float", "left");
  box.style.setProperty("width", "20px");
  box.style.setProperty("height", "20px");
  box.style.setProperty("background", "currentcolor");
  for (const prefix of ["-webkit-", ""]) box.style.setProperty(prefix + context.with.property, `url("${context.url}")`);
  document.body.append(box);
  const requests = await countNewRequests(context, before, 1);
  box.remove();
  return { requests };
}
