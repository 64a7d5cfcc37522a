import { make } from "../ui/element.js";
import { whole } from "../ui/whole.js";
import { ACCESS_LABELS, explainAccess } from "./access-explanation.js";
import { describeOrigin, originLinks } from "./origin-description.js";

/**
 * The bar of the contacts page: it shows the origin, what the API really lets it read, and links to the
 * same page on the other origins.
 *
 * @param {HTMLElement} el
 * @param {import("../config.js").Config} config
 * @param {string} [label] what runs on this origin
 */
export function OriginBar(el, config, label = "This page is on") {
  const pageOrigin = describeOrigin(config, self.origin, location.hostname);
  const verdict = make("p", { class: "verdict" });
  const explanation = make("p", { class: "explanation" });
  verdict.id = "verdict";
  verdict.setAttribute("role", "status");
  explanation.id = "explanation";

  const origin = whole(make("code", { class: "current-origin", text: pageOrigin.origin }));
  origin.id = "this-origin";
  const head = make("div", { class: "origin-head" }, [
    make("p", {}, [make("span", { class: "label", text: `${label} ` }), origin]),
    make("div", { class: "access" }, [verdict, ...el.querySelectorAll(".why-access")]),
  ]);
  el.replaceChildren(head, ...linksToOrigins(pageOrigin, config), explanation);
  update("asking");

  /** @param {import("./access-explanation.js").Access} access */
  function update(access) {
    el.dataset.access = access;
    verdict.textContent = ACCESS_LABELS[access];
    explanation.textContent = explainAccess(pageOrigin, access);
    explanation.hidden = explanation.textContent === "";
  }

  // The path and query of the page change while it is open.
  el.addEventListener("pointerenter", refresh);
  el.addEventListener("focusin", refresh);
  function refresh() {
    const now = originLinks(config, new URL(location.href));
    el.querySelectorAll("nav a").forEach((link, i) => link.setAttribute("href", now[i].url));
  }

  return { pageOrigin, update };
}

/**
 * @param {import("./origin-description.js").OriginDescription} pageOrigin
 * @param {import("../config.js").Config} config
 */
function linksToOrigins(pageOrigin, config) {
  // A sandboxed frame may not navigate the page around it.
  if (pageOrigin.role === "sandbox") return [];
  const nav = make("nav", { class: "origin-links" }, [
    make("span", { class: "label", text: "Open this page on another origin:" }),
    make("ul", {}, originLinks(config, new URL(location.href)).map(linkToOrigin)),
  ]);
  nav.setAttribute("aria-label", "This page on other origins");
  return [nav];
}

/** What a short name does not tell. @type {Partial<Record<string, (host: string) => string>>} */
const TITLES = {
  app: (host) => `${host}, the app itself`,
  sibling: (host) => `${host}, another subdomain beside the app`,
  apex: (host) => `${host}, the domain above the others`,
  stranger: (host) => `${host}, a site of somebody else`,
  "look-alike": (host) => `${host}, a site of somebody else with a similar name`,
  sandbox: () => "the same page in a sandboxed frame, whose origin is null",
};

/** @param {ReturnType<typeof originLinks>[number]} target */
function linkToOrigin({ role, name, host, url, current }) {
  const link = make("a", { text: name, href: url, title: TITLES[role]?.(host) ?? host });
  link.dataset.role = role;
  if (current) link.setAttribute("aria-current", "page");
  return make("li", {}, [link]);
}
