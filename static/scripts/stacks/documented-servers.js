import { caseOf } from "../shared/judge/case.js";
import { serverSnippets } from "../shared/judge/fix-snippets.js";
import { judge } from "../shared/judge/judge.js";
import { make } from "../shared/ui/element.js";

/**
 * Names the servers for which fixes are written and nothing was measured.
 *
 * @returns {HTMLElement} empty until the names are known
 */
export function documentedServers() {
  const el = make("p", { class: "hint" });
  void fill(el);
  return el;
}

/** @param {HTMLElement} el */
async function fill(el) {
  const bare = { status: 200, headers: [] };
  const refused = caseOf("https://app.example.com", "https://api.example.com/", {}, [
    { preflight: bare, response: bare },
  ]);
  const fix = (await judge(refused))?.fix ?? null;
  const titles = serverSnippets(fix).flatMap(({ group, title }) => (group === "documented" ? [title] : []));
  if (titles.length === 0) return;
  const names = titles.sort((one, other) => one.localeCompare(other)).join(", ");
  el.textContent = `Not measured, but among the fixes of this site, which follow their documentation: ${names}.`;
}
