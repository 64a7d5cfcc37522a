import { arrivals, arrived } from "./arrivals.js";
import { outcome } from "./outcome.js";

/**
 * Adds a link of a kind that only fetches.
 *
 * @param {import("./context.js").Context} context `with.rel`, `with.as`, `with.crossorigin`
 */
export async function run(context) {
  const { rel, as, crossorigin } = context.with;
  const before = (await arrivals(context)).length;
  const link = document.createElement("link");
  link.rel = rel;
  if (as) link.as = as;
  if (crossorigin) link.crossOrigin = crossorigin;
  // A manifest fires no event, and not every engine fetches everything.
  const event = outcome(link, "load", rel === "manifest" ? 0 : 800);
  link.href = context.url;
  document.head.append(link);
  const requests = await arrived(context, before, 1, 800);
  const observed = { event: await event, requests };
  link.remove();
  return observed;
}
