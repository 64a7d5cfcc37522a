/** Which origins are let in. */
import { matching } from "../lib/behaviour.js";

const sub = (id, title, why, origin, options) => matching(id, title, why, origin, { policy: "subdomains", ...options });
const HOSTILE = "Anybody can have such a name, and then reads what the user reads.";
const SPELT = "Browsers never send it so: it only matters to those who ask by hand.";

/** @type {import("../lib/behaviour.js").Behaviour[]} */
export const origins = [
  matching("upper-case", "HTTPS://APP.EXAMPLE", SPELT, "HTTPS://APP.EXAMPLE", { plain: true, isSent: false }),
  matching("final-slash", "https://app.example/", SPELT, "https://app.example/", { plain: true, isSent: false }),
  matching("default-port", "https://app.example:443", SPELT, "https://app.example:443", { plain: true, isSent: false }),
  matching("other-scheme", "http://app.example", "Whoever sits on the network between can be that origin.", "http://app.example"),
  matching("other-port", "https://app.example:8443", "Another port is another origin.", "https://app.example:8443"),
  matching("null-origin", "null", "Every sandboxed frame has this origin, of whatever site.", "null"),
  matching("look-alike-suffix", "https://app.example.evil.example", HOSTILE, "https://app.example.evil.example"),
  matching("look-alike-prefix", "https://evilapp.example", HOSTILE, "https://evilapp.example"),
  matching("look-alike-dot", "https://appxexample", "A dot that is not escaped in a regular expression is any letter.", "https://appxexample"),
  sub("subdomain", "https://a.app.example, with every subdomain allowed", "It is what the pattern is for.", "https://a.app.example", { allowed: true }),
  sub("subdomain-deep", "https://a.b.app.example, with every subdomain allowed", "Some patterns are for one label, some for several.", "https://a.b.app.example", { plain: true }),
  sub("subdomain-apex", "https://app.example, with every subdomain allowed", "The name itself is no subdomain of itself; some patterns take it in.", "https://app.example", { plain: true }),
  sub("subdomain-scheme", "http://a.app.example, with every subdomain allowed", "A pattern of the name's end lets plain http in: whoever sits on the network between can be that origin.", "http://a.app.example"),
  sub("subdomain-port", "https://a.app.example:8443, with every subdomain allowed", "Another port is another origin.", "https://a.app.example:8443"),
  sub("subdomain-suffix", "https://a.app.example.evil.example, with every subdomain allowed", HOSTILE, "https://a.app.example.evil.example"),
  sub("subdomain-prefix", "https://evilapp.example, with every subdomain allowed", HOSTILE, "https://evilapp.example"),
];
