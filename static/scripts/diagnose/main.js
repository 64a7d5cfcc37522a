import { Catalogue } from "../shared/catalogue/catalogue.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { reveal, startPage } from "../shared/page/start.js";
import { codeBlock } from "../shared/ui/code.js";
import { announce, find } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { fragmentOf, readFragment } from "./address.js";
import { EXAMPLES } from "./examples.js";
import { explain } from "./explanation.js";
import { Paste } from "./paste.js";
import { problemView } from "./problem.js";
import { redact, redactSettings } from "./redact/redact.js";
import { inOneSentence, Result } from "./result.js";

/** The most characters of what is sent that are shown. */
const MOST_SHOWN = 100_000;

const problem = find(document, "#problem", HTMLElement);
const sent = find(document, "#sent", HTMLDetailsElement);
const paste = Paste(find(document, "#paste", HTMLElement), EXAMPLES, (isGiven) => {
  settings = {};
  update(isGiven);
});
const latest = new LatestOnly();
/** @type {import("./explanation.js").Settings} */
let settings = {};
/** @type {Set<string> | null} */
let leftOut = null;
/** @type {import("./result.js").Shown | null} */
let shown = null;
let redacted = "";

const result = Result(find(document, "#result", HTMLElement), {
  inLab: (cause) => leftOut !== null && !leftOut.has(cause),
  onSet: (setting, value) => {
    settings = redactSettings({ ...settings, [setting]: value ?? undefined });
    update();
  },
  onChoose: (chosen) => {
    if (!shown) return;
    show({ ...shown, chosen });
    result.focusCall();
  },
});

addEventListener("hashchange", open);
const catalogue = Catalogue.load().then(
  ({ index }) => {
    leftOut = new Set(index.leftOut.map(({ row }) => row));
  },
  () => {},
);
Promise.all([startPage(new Notice(find(document, "#page-notice", HTMLElement))), open()]).then(() => {
  reveal();
  // Who comes with a message can paste it at once. On a touch screen the keyboard would cover the page.
  if (paste.text() === "" && !matchMedia("(pointer: coarse)").matches) paste.focus();
});

/** Shows what the fragment of the address has. */
function open() {
  const { text, settings: set } = readFragment(location.hash);
  if (text === "" || (text === redacted && location.hash === address())) return undefined;
  paste.put(text);
  settings = redactSettings(set);
  return update();
}

/** @param {boolean} [isGiven] whether the person gave the whole text just now, and waits for what is said of it */
async function update(isGiven = false) {
  const text = paste.text();
  problem.replaceChildren();
  if (text.trim() === "") {
    latest.cancel();
    clear();
    return;
  }
  try {
    const { text: clean, isCutOff } = redact(text);
    redacted = clean;
    showSent();
    const answer = await latest.run(async (signal) => {
      const [explanation] = await Promise.all([explain(clean, settings, signal), catalogue]);
      // Nobody needs what draws a call or a message before there is an explanation.
      const views = await Promise.all([import("./call-view.js"), import("./message-view.js")]);
      return { explanation, ...views[0], ...views[1] };
    });
    if (answer.superseded) return;
    const { explanation, callView, messageView } = answer.value;
    announce(inOneSentence(explanation));
    // A page that opens with a message shows its fix at once, so that nothing moves.
    const fixed = await latest.run(async () =>
      show({ explanation, callView, messageView, settings, chosen: 0, isCutOff }),
    );
    if (isGiven && !fixed.superseded) result.bringIntoSight();
  } catch (failure) {
    latest.cancel();
    result.clear();
    problem.replaceChildren(...problemView(failure, () => void update()));
  }
}

/** @param {import("./result.js").Shown} next */
function show(next) {
  shown = next;
  const ready = result.show(next);
  history.replaceState(null, "", address() || location.pathname);
  return ready;
}

/** The paste if it is short, or else the call that is shown. */
function address() {
  const call = shown?.explanation.calls[shown.chosen];
  return fragmentOf([redacted, call ? JSON.stringify(call.case) : ""], settings);
}

function clear() {
  shown = null;
  redacted = "";
  sent.hidden = true;
  result.clear();
  history.replaceState(null, "", location.pathname);
}

function showSent() {
  const isLong = redacted.length > MOST_SHOWN;
  sent.hidden = false;
  find(sent, "div", HTMLElement).replaceChildren(
    codeBlock(isLong ? `${redacted.slice(0, MOST_SHOWN)}…` : redacted, redacted),
  );
}
