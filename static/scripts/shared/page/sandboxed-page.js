/** The page that shows another page in a sandbox. Its query names that page. */
const SANDBOX = "/sandbox.html";

/** @param {URL} here */
export function isSandboxPage(here) {
  return here.pathname === SANDBOX;
}

/**
 * The address of the sandbox with a page in it.
 *
 * @param {string} origin
 * @param {string} page its path and query
 */
export function sandboxAddress(origin, page) {
  return `${origin}${SANDBOX}?page=${encodeURIComponent(page)}`;
}

/**
 * The page in the sandbox, as path and query: one of this origin, whatever the address names.
 *
 * @param {URL} here the address of the sandbox
 * @returns {string} begins with one slash: with two, it would name a host
 */
export function sandboxedPage(here) {
  const named = here.searchParams.get("page") ?? "/";
  if (!URL.canParse(named, here.origin)) return "/";
  const { origin, protocol, pathname, search } = new URL(named, here.origin);
  // The URL of a blob has the origin of the page that made it, and another URL as its path.
  const isPage = origin === here.origin && protocol === here.protocol;
  return isPage ? pathname.replace(/^\/+/, "/") + search : "/";
}
