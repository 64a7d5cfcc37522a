import { arrivals, arrived } from "./arrivals.js";

/**
 * Uses a drawing out of a file of the lab.
 *
 * @param {import("./context.js").Context} context
 */
export async function run(context) {
  const before = (await arrivals(context)).length;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${context.url}#drawing`);
  svg.append(use);
  document.body.append(svg);
  const requests = await arrived(context, before, 1, 200);
  svg.remove();
  return { requests };
}
