import { dropBodies } from "./bodies.js";
import { redactCode } from "./code.js";
import { redactCommands } from "./commands.js";
import { takeEvents } from "./devtools-events.js";
import { redactDocument } from "./documents.js";
import { unfoldHeads } from "./heads.js";
import { redactHeaderValues } from "./header-values.js";
import { redactHereDocuments } from "./here-documents.js";
import { redactListedHeaders } from "./listed-headers.js";
import { redactPiped } from "./piped.js";
import { plainText } from "./plain-text.js";
import { redactPowershell } from "./powershell.js";
import { redactUnknownValues } from "./unknown-values.js";
import { redactUrl } from "./url.js";
import { redactUrls } from "./urls.js";
import { redactWords } from "./words.js";

/**
 * Takes bodies and secrets out of what a person pastes, before it leaves this page. The first steps know where people
 * have them, and leave what kind of body or header it was. After them, every value that is not known to be harmless
 * goes, and words that look like tokens or passwords.
 *
 * @param {string} text
 * @returns {{text: string, isCutOff: boolean}}
 * @throws {import("./unreadable-har.js").UnreadableHar}
 */
export function redact(text) {
  const document = redactDocument(text);
  if (document) return document;
  const { left, putBack } = takeEvents(plainText(text));
  const steps = [
    unfoldHeads,
    redactHereDocuments,
    redactPiped,
    redactListedHeaders,
    redactCommands,
    redactPowershell,
    redactCode,
    dropBodies,
    redactHeaderValues,
    redactUrls,
    redactUnknownValues,
    redactWords,
  ];
  return { text: putBack(steps.reduce((rest, step) => step(rest), left)), isCutOff: false };
}

/**
 * Takes secrets out of what a person sets, or a link for them: a URL above all.
 *
 * @param {import("../explanation.js").Settings} settings
 * @returns {import("../explanation.js").Settings}
 */
export function redactSettings(settings) {
  const clean = Object.entries(settings).map(([name, value]) => [name, value && redactWords(redactUrl(value))]);
  return Object.fromEntries(clean);
}
