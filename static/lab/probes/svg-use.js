import { countNewRequests, recordedExchanges } from "./recorded-exchanges.js";

/**
 * Uses a drawing from an SVG file of the lab (`<use href>`).
 *
 * @param {import("./context.js").Context} context
 */
export async function run(context) {
  const before = (await recordedExchanges(context)).length;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${context.url}#drawing`);
  svg.append(use);
  document.body.append(svg);
  const requests = await countNewRequests(context, before, 1, 200);
  svg.remove();
  return { requests };
}
