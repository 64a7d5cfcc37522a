import { make } from "../ui/element.js";

/** The pages, in the order of the navigation. */
const PAGES = [
  { path: "/", name: "Contacts" },
  { path: "/learn", name: "Learn" },
  { path: "/lab", name: "Lab" },
  { path: "/playground", name: "Playground" },
  { path: "/diagnose", name: "Diagnose" },
  { path: "/origins", name: "Origins" },
  { path: "/stacks", name: "Servers" },
  { path: "/account", name: "Account" },
];

/** @param {HTMLElement} nav hidden as long as there is one page only */
export function siteNav(nav) {
  const items = PAGES.map(({ path, name }) => {
    const link = make("a", { text: name });
    link.href = path;
    if (location.pathname === path) link.setAttribute("aria-current", "page");
    return make("li", {}, [link]);
  });
  nav.append(make("ul", {}, items));
  nav.hidden = PAGES.length < 2;
}
