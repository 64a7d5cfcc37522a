import { loadConfig } from "../../shared/config.js";
import { runCommand } from "../../shared/run/run-command.js";
import { isTrustedSender, refusalReason } from "./guard.js";

/** Runs the commands of the parent page that the guard allows, and replies to that page only. */
const loading = loadConfig();
addEventListener("message", async ({ data, origin, source }) => {
  const config = await loading;
  const fromParent = source === parent && parent !== self;
  if (data?.twoOrigins !== "run" || !isTrustedSender({ origin, fromParent }, config)) return;
  const refused = refusalReason(data.command, config);
  const reply = refused ? { refused } : { result: await runCommand(data.command, config) };
  parent.postMessage({ twoOrigins: "done", id: data.id, ...reply }, origin);
});
