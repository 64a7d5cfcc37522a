const KEY = "two-origins-wire";

/**
 * The token under which the API records the calls of this tab: 128 random bits, made up here and kept as
 * long as the tab, so that a cache finds the same addresses again. It never comes from a link.
 *
 * @returns {string}
 */
export function wireToken() {
  const kept = read();
  if (kept !== null && /^[0-9a-f]{32}$/.test(kept)) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const token = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  keep(token);
  return token;
}

/** Makes the record of this tab's calls unreachable: nobody else knows the token. */
export function forgetWireToken() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // A sandboxed page has none.
  }
}

function read() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} token */
function keep(token) {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // A sandboxed page has no storage: its token lasts until it is left.
  }
}
