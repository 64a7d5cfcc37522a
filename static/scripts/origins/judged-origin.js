/**
 * Describes how the service judges an origin.
 *
 * @typedef {"nobody" | "everybody" | "site" | "registrant" | "machine"} Owner
 *
 * @typedef {object} JudgedOrigin
 * @property {string} origin
 * @property {boolean | null} allowed by the service; null when its pattern is refused
 * @property {string | null} sentAs what a browser sends for a page there; null when there can be none
 * @property {number | null} blockedPort of the address, to which browsers send nothing
 * @property {Owner} owner
 * @property {string | null} domain the registrable one
 * @property {boolean} insecure
 *
 * @typedef {"good" | "bad" | "warn" | "plain"} Tone
 */

/** @param {JudgedOrigin} judged */
function canBeSent({ origin, sentAs }) {
  return sentAs !== null && sentAs === origin;
}

/** Web views of apps (`capacitor:`) and extensions of browsers have schemes of their own. @param {JudgedOrigin} judged */
function isOfProgram({ origin }) {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(origin) && !/^(https?|wss?|ftp|file):/i.test(origin);
}

/** @param {JudgedOrigin} judged @returns {string} */
export function describeSending(judged) {
  const { origin, sentAs, blockedPort } = judged;
  if (blockedPort !== null) return `No: browsers open nothing on port ${blockedPort}.`;
  if (origin === "null") return "Yes: sandboxed frames, data: and file: pages do.";
  if (canBeSent(judged)) return "Yes.";
  if (sentAs !== null && sentAs !== "null") return `No: a browser writes ${sentAs}`;
  if (isOfProgram(judged)) return "Not for a web page. An app or an extension with this scheme sends it.";
  if (/^https?:\/\/.*\*/i.test(origin)) return "No: this is a pattern for many origins, and a page has one of them.";
  return "No: it is no origin.";
}

/** @param {JudgedOrigin} judged @returns {string} */
export function describeOwner(judged) {
  const { owner, domain, insecure } = judged;
  if (isOfProgram(judged)) return "Any app: whoever makes one chooses the name.";
  const network = insecure ? " Without TLS, also anybody on the network between." : "";
  switch (owner) {
    case "nobody":
      return "Nobody.";
    case "everybody":
      return "Everybody: any page can sandbox itself.";
    case "site":
      return `Whoever runs ${domain}, or takes over one of its names or machines.${network}`;
    case "registrant":
      return `A stranger: whoever registers ${domain}.${network}`;
    case "machine":
      return `Whoever runs that machine.${network}`;
  }
}

/**
 * Describes what it means that a pattern allows or refuses an origin.
 *
 * @param {JudgedOrigin} judged
 * @param {boolean | null} allows null when there is no judgement
 * @param {boolean | null} meant whether the pattern of the service covers it
 * @returns {{verdict: string, remark: string, tone: Tone}}
 */
export function describeDecision(judged, allows, meant) {
  if (allows === null) return { verdict: "—", remark: "", tone: "plain" };
  const verdict = allows ? "lets in" : "refuses";
  if (!allows) {
    const missed = meant === true;
    return { verdict, remark: missed ? "but you wanted it in" : "", tone: missed ? "warn" : "plain" };
  }
  if (isOfProgram(judged)) return { verdict, remark: "any app with this scheme gets in", tone: "bad" };
  if (!canBeSent(judged)) return { verdict, remark: "no browser sends it", tone: "plain" };
  if (judged.owner !== "site") return { verdict, remark: "a stranger gets in", tone: "bad" };
  if (judged.insecure) return { verdict, remark: "without TLS: anybody on the network gets in", tone: "bad" };
  if (meant === false) return { verdict, remark: "another scheme, host or port than meant", tone: "warn" };
  return { verdict, remark: "as meant", tone: "good" };
}

/** @param {string} text @returns {string[]} one origin a line */
export function originLines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
