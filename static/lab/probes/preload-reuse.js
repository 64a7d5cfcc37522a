import { arrivals } from "./arrivals.js";
import { outcome } from "./outcome.js";

/**
 * Fetches ahead by a link, and then fetches the same.
 *
 * @param {import("./context.js").Context} context `with.crossorigin` of the link
 */
export async function run(context) {
  const { url } = context;
  const before = (await arrivals(context)).length;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  if (context.with.crossorigin) link.crossOrigin = context.with.crossorigin;
  const event = outcome(link);
  link.href = url;
  document.head.append(link);
  await event;
  await (await fetch(url)).text();
  link.remove();
  return { requests: (await arrivals(context)).length - before };
}
