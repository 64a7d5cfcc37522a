import { Catalogue } from "../shared/catalogue/catalogue.js";
import { debounce } from "../shared/logic/debounce.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { reveal, startPage } from "../shared/page/start.js";
import { announce, find, make } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { decodeMessage } from "./decode.js";
import { decodeAddress } from "./links.js";
import { Result, resultSummary } from "./result.js";
import { SAMPLES } from "./samples.js";

const input = find(document, "#message", HTMLTextAreaElement);
const samples = find(document, "#samples", HTMLElement);
const result = find(document, "#result", HTMLElement);
const notice = new Notice(find(document, "#page-notice", HTMLElement));
const latest = new LatestOnly();

const leftOut = Catalogue.load().then(
  ({ index }) => new Set(index.leftOut.map(({ row }) => row)),
  () => null,
);

for (const { name, text } of SAMPLES) {
  const button = make("button", { text: name });
  button.type = "button";
  button.addEventListener("click", () => {
    input.value = text;
    update();
  });
  samples.append(button);
}

input.value = new URLSearchParams(location.search).get("text") ?? "";
input.addEventListener("input", debounce(update, 250));
Promise.all([startPage(notice), update()]).then(reveal);

async function update() {
  const text = input.value.trim();
  history.replaceState(null, "", decodeAddress(text));
  notice.clear();
  if (!text) {
    latest.cancel();
    result.replaceChildren();
    return;
  }
  try {
    const answer = await latest.run((signal) => Promise.all([decodeMessage(text, signal), leftOut]));
    if (answer.superseded) return;
    const [decoded, rows] = answer.value;
    Result(result, decoded, (cause) => rows !== null && !rows.has(cause));
    announce(resultSummary(decoded));
  } catch (failure) {
    result.replaceChildren();
    notice.show(failure, { retry: update });
  }
}
