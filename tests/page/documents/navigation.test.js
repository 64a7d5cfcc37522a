import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PAGES = new URL("../../../static/", import.meta.url);
const CURRENT = ' aria-current="page"';

const pages = readdirSync(PAGES)
  .filter((name) => name.endsWith(".html"))
  .map((name) => ({ name, nav: /<nav id="site-nav".*?<\/nav>/s.exec(readFileSync(new URL(name, PAGES), "utf8"))?.[0] }))
  .filter(({ nav }) => nav !== undefined);

test("every page has the same links, and marks its own", () => {
  const links = [...(pages[0].nav ?? "").matchAll(/<a href="([^"]+)"/g)].map(([, path]) => path);
  assert.equal(links.length, 8);
  for (const { name, nav = "" } of pages) {
    assert.equal(nav.replace(CURRENT, ""), pages[0].nav?.replace(CURRENT, ""), name);
    const own = name === "index.html" ? "/" : `/${name.replace(".html", "")}`;
    const current = [...nav.matchAll(/<a href="([^"]+)" aria-current="page"/g)].map(([, path]) => path);
    assert.deepEqual(current, links.includes(own) ? [own] : [], name);
  }
  assert.ok(links.every((path) => pages.some(({ name }) => path === "/" || name === `${path.slice(1)}.html`)));
});
