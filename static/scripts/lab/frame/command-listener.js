import { loadConfig } from "../../shared/config.js";
import { attempt } from "../../shared/run/run-command.js";
import { mayOrder, refusal } from "./guard.js";

/** The frame's side: obeys the page around it, as far as the guard allows, and answers it alone. */
export function beGuest() {
  const loading = loadConfig();
  addEventListener("message", async ({ data, origin, source }) => {
    const config = await loading;
    const fromParent = source === parent && parent !== self;
    if (data?.twoOrigins !== "run" || !mayOrder({ origin, fromParent }, config)) return;
    const refused = refusal(data.order, config);
    const answer = refused ? { refused } : { result: await attempt(data.order, config) };
    parent.postMessage({ twoOrigins: "done", id: data.id, ...answer }, origin);
  });
}
