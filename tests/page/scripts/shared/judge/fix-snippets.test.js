import assert from "node:assert/strict";
import { test } from "node:test";
import { headerLines, serverSnippets, stackSnippets } from "../../../../../static/scripts/shared/judge/fix-snippets.js";

const FIX = {
  why: "",
  headers: [],
  policy: null,
  snippets: [
    { stack: "express", title: "Express", code: "app.use(cors());\n" },
    { stack: "nginx", title: "nginx", code: "add_header …;\n" },
    { stack: "traefik", title: "Traefik", documentation: "https://doc.traefik.example/", code: "accessControl…\n" },
  ],
};

test("each stack of the fix has its code, in the order of the judge", () => {
  assert.deepEqual(serverSnippets(FIX), [
    { stack: "express", title: "Express", group: "run", code: "app.use(cors());" },
    { stack: "nginx", title: "nginx", group: "run", code: "add_header …;" },
    { stack: "traefik", title: "Traefik", group: "documented", code: "accessControl…" },
  ]);
});

test("the answer must have its headers, whatever the stack", () => {
  /** @type {[string, string][]} */
  const headers = [
    ["Access-Control-Allow-Origin", "https://app.example"],
    ["Vary", "Origin"],
  ];
  assert.equal(headerLines({ ...FIX, headers }), "Access-Control-Allow-Origin: https://app.example\nVary: Origin");
});

test("without a fix there is no code", () => {
  assert.deepEqual(serverSnippets(null), []);
});

test("who does not own the API finds a proxy at the end", () => {
  const proxy = {
    why: "If the API is not yours, …",
    client: 'fetch("/the-api/x");\n',
    snippets: [{ stack: "vite", title: "Vite", code: "export default {};\n" }],
  };
  const last = stackSnippets({ ...FIX, proxy }).at(-1);
  assert.deepEqual([last?.title, last?.group], ["A proxy of your own", "proxy"]);
  assert.match(last?.code ?? "", /If the API is not yours[^]*the-api[^]*Vite[^]*export default/);
});
