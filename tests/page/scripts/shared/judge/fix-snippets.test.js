import assert from "node:assert/strict";
import { test } from "node:test";
import { fixSnippets, serverSnippets } from "../../../../../static/scripts/shared/judge/fix-snippets.js";

const FIX = {
  why: "",
  headers: [],
  policy: null,
  snippets: [
    { stack: "express", title: "Express", code: "app.use(cors());\n" },
    { stack: "nginx", title: "nginx", code: "add_header …;\n" },
  ],
};

test("each stack of the fix has a tab, in the order of the judge", () => {
  assert.deepEqual(serverSnippets(FIX), [
    { name: "Express", code: "app.use(cors());" },
    { name: "nginx", code: "add_header …;" },
  ]);
});

test("the code for the page comes before the code for the servers", () => {
  const names = fixSnippets({ ...FIX, client: "fetch(url);\n" }).map(({ name }) => name);
  assert.deepEqual(names, ["The page", "Express", "nginx"]);
});

test("without a fix there is no code", () => {
  assert.deepEqual(serverSnippets(null), []);
});

test("who does not own the API finds a proxy in the last tab", () => {
  const proxy = {
    why: "If the API is not yours, …",
    client: 'fetch("/the-api/x");\n',
    snippets: [{ stack: "vite", title: "Vite", code: "export default {};\n" }],
  };
  const last = fixSnippets({ ...FIX, proxy }).at(-1);
  assert.equal(last?.name, "Not your API");
  assert.match(last?.code ?? "", /If the API is not yours[^]*the-api[^]*Vite[^]*export default/);
});
