import { loadEvent } from "./load-event.js";
import { recordedExchanges } from "./recorded-exchanges.js";

/**
 * Preloads a URL by a link, then fetches it, and counts the requests.
 *
 * @param {import("./context.js").Context} context `with.crossorigin` of the link
 */
export async function run(context) {
  const { url } = context;
  const before = (await recordedExchanges(context)).length;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  if (context.with.crossorigin) link.crossOrigin = context.with.crossorigin;
  const loaded = loadEvent(link);
  link.href = url;
  document.head.append(link);
  await loaded;
  await (await fetch(url)).text();
  link.remove();
  return { requests: (await recordedExchanges(context)).length - before };
}
