import { fixView } from "../shared/judge/fix-view.js";
import { judge } from "../shared/judge/judge.js";
import { withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { playgroundLink, scenarioLink } from "./links.js";
import { rebuiltCase, STAND_INS } from "./rebuilt-case.js";

/**
 * Shows one cause that a message can have: what it means, and the fix. The fix is loaded when a
 * person opens the card.
 *
 * @param {object} about
 * @param {import("./explanation.js").Candidate} about.candidate
 * @param {import("./explanation.js").Values} about.values
 * @param {boolean} about.open
 * @param {boolean} about.inLab whether the lab has a scenario of it
 */
export function CauseCard({ candidate, values, open, inLab }) {
  const fix = make("div", { class: "fix" });
  const summary = make("summary", {}, [make("h3", {}, [make("span", { text: candidate.title })])]);
  const children = [summary, make("p", { class: "why" }, withCode(candidate.why)), fix];
  if (inLab) children.push(links(candidate.id, values));
  const card = make("details", { class: "card cause" }, children);
  let looked = false;
  card.addEventListener("toggle", () => {
    if (card.open && !looked) {
      looked = true;
      showFix();
    }
  });
  card.open = open;
  return card;

  async function showFix() {
    const judgeCase = rebuiltCase(candidate, values);
    if (!judgeCase) return;
    const verdict = await judge(judgeCase);
    const shown = verdict?.fix ? fixView(verdict.fix) : null;
    if (!shown) return;
    fix.replaceChildren(
      make("h4", { text: "What this request needs of the server" }),
      ...standInNotes(candidate.id, values),
      shown,
    );
  }
}

/** @param {string} cause @param {import("./explanation.js").Values} values */
function standInNotes(cause, { origin, url, method, header }) {
  const asked = cause.startsWith("preflight-") && !method && !header;
  const missing = [
    ...(origin ? [] : [`${STAND_INS.origin} stands for the origin of your page`]),
    ...(url ? [] : [`${STAND_INS.url} stands for the address of your API`]),
    ...(asked ? ["add the method and the headers of your request"] : []),
  ];
  if (missing.length === 0) return [];
  return [make("p", { class: "hint", text: `The message does not name everything: ${missing.join(", ")}.` })];
}

/** @param {string} cause @param {import("./explanation.js").Values} values */
function links(cause, values) {
  const see = make("a", { text: "See it happen in the lab" });
  see.href = scenarioLink(cause);
  const rebuild = make("a", { text: "Rebuild it in the playground" });
  rebuild.href = playgroundLink(cause, values);
  return make("p", { class: "links" }, [see, rebuild]);
}
