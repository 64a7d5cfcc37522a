import { curlView } from "../shared/judge/curl-view.js";
import { curlCommands } from "../shared/judge/curl.js";
import { headerLines, serverSnippets } from "../shared/judge/fix-snippets.js";
import { stackCode } from "../shared/judge/stack-code.js";
import { fetchCode } from "../shared/report/fetch-code.js";
import { shortenRecipes } from "../shared/report/shorten-recipes.js";
import { codeBlock } from "../shared/ui/code.js";
import { tabs } from "../shared/ui/tabs.js";

/** The tab that the person chose. It stays open while the code changes. */
let chosen = "fetch";

/**
 * Shows the composition as code for a page, a shell and a server.
 *
 * @param {import("./predict.js").Prediction} prediction
 * @param {boolean} hasFix whether the page shows the code for a server as a fix
 * @returns {HTMLElement}
 */
export function codeTabs({ judgeCase, request, verdict, policy }, hasFix) {
  const { url } = judgeCase.request;
  const curl = curlCommands(judgeCase, request.body, verdict?.preflight ?? null);
  const fetching = fetchCode(url, request);
  const snippets = hasFix ? [] : serverSnippets(policy);
  const instead = [codeBlock(headerLines(policy))];
  const server = snippets.length > 0 ? [{ name: "Your server", panel: stackCode(snippets, { instead }) }] : [];
  const client = [
    { name: "fetch", panel: codeBlock(shortenRecipes(fetching), fetching) },
    { name: "curl", panel: curlView(curl, shortenRecipes) },
  ];
  return tabs("The code for", [...client, ...server], (name) => (chosen = name), chosen);
}
