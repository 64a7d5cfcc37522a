import { loadEvent } from "./load-event.js";
import { countNewRequests, recordedExchanges } from "./recorded-exchanges.js";

/**
 * Adds a link that only fetches, such as `preload` or `prefetch`.
 *
 * @param {import("./context.js").Context} context `with.rel`, `with.as`, `with.crossorigin`
 */
export async function run(context) {
  const { rel, as, crossorigin } = context.with;
  const before = (await recordedExchanges(context)).length;
  const link = document.createElement("link");
  link.rel = rel;
  if (as) link.as = as;
  if (crossorigin) link.crossOrigin = crossorigin;
  // A manifest fires no event, and not every engine fetches everything.
  const loaded = loadEvent(link, "load", rel === "manifest" ? 0 : 800);
  link.href = context.url;
  document.head.append(link);
  const requests = await countNewRequests(context, before, 1, 800);
  const observed = { event: await loaded, requests };
  link.remove();
  return observed;
}
