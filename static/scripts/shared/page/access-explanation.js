/**
 * Explains why the API gave this access to an origin.
 *
 * @typedef {"asking" | "readable" | "withheld" | "unreached" | "cookies-too-long"} Access
 */

/** @type {Record<Access, string>} */
export const ACCESS_LABELS = {
  asking: "Asking the API…",
  readable: "May read the API’s answers",
  withheld: "May not read the API’s answers",
  unreached: "The API does not answer",
  "cookies-too-long": "Sees no answer when cookies go along",
};

/**
 * @param {import("./origin-description.js").OriginDescription} pageOrigin
 * @param {Access} access
 * @returns {string} one or two sentences, or nothing
 */
export function explainAccess(pageOrigin, access) {
  if (access === "readable") return READABLE[pageOrigin.role] ?? "";
  if (access === "withheld") return WITHHELD[pageOrigin.role] ?? "";
  return "";
}

/** @type {Partial<Record<import("./origin-description.js").OriginDescription["role"], string>>} */
const READABLE = {
  sibling:
    "This origin works too: the API’s list has a pattern with a wildcard for every subdomain, and each answer names the one that asked. So a script that slips into the blog can read and change your contacts as well as the app can.",
  apex: "The parent domain is no subdomain of itself, and yet the API answered it: its list of origins must name it.",
  stranger: "A stranger can read the API’s answers. That is a mistake in the API’s list of origins.",
  "look-alike":
    "A name that only ends in the right letters is trusted: somewhere a pattern forgot the dot in front or the anchor.",
  sandbox: "The API trusts the origin “null”, which any page can take on by sandboxing itself. It should not.",
  elsewhere: "The API trusts this origin, though it is not one of those set up here.",
};

/** @type {Partial<Record<import("./origin-description.js").OriginDescription["role"], string>>} */
const WITHHELD = {
  app: "The app’s own origin is refused. Look at the API’s list of allowed origins.",
  sibling: "This subdomain is not on the API’s list of allowed origins.",
  apex: "“*.” stands for at least one label. The parent domain has none, so a pattern for its subdomains does not cover it, though both are the same site and its cookies travel along.",
  stranger:
    "This is another site altogether: the API does not allow it, and the browser does not send it the API’s session cookie either.",
  "look-alike":
    "The name ends in the same letters, but not after a dot. A careful pattern tells the two apart; a careless regular expression does not.",
  sandbox:
    "A sandboxed frame has an opaque origin, which is sent as “null”. Anybody can make one, so an API that uses cookies must never allow it.",
  elsewhere:
    "Scheme, host and port all belong to an origin: change one of them, and the API’s pattern no longer matches.",
};
