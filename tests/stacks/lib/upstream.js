/** The reports to upstream as a document: `docs/upstream.md`. */
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { code, curl, link } from "./markdown.js";
import { FOLDER } from "./places.js";
import { stacks } from "./stacks.js";

const LANGUAGES = { ".py": "python", ".mjs": "js", ".rs": "rust", ".yaml": "yaml" };

/**
 * @param {import("../reports.js").Run[]} runs
 * @param {any} data what is published of the table
 */
export function upstream(runs, data) {
  return [
    "# For the maintainers upstream\n",
    "What `tests/run stacks` found in CORS middlewares that their maintainers would want to hear of. Each has the least program\nthat shows it, the request, and what was answered; the test runs them all again and fails when one holds no longer.\nThe whole table is in [stacks.md](stacks.md).\n",
    ...runs.map((run, index) => section(run, runs[index - 1]?.report.program)),
    heads(data),
    "## What was looked at and is none\n",
    "- Tomcat's CorsFilter with `*` and credentials sends nothing at all because it does not start: it refuses the setting, says so\n  in its log, and the whole application answers 404.",
    "- HAProxy and Caddy pass a refused preflight on to the application, as their configuration says: they have no CORS layer.\n",
  ].join("\n");
}

/** @param {string} [before] the program of the section before, which need not be printed twice */
function section({ report, version, answers }, before) {
  const { title, of, program, requests, seen, expected, clause, known } = report;
  const text = readFileSync(join(FOLDER, "reports", program), "utf8").trimEnd();
  const exchange = requests.map((request, index) => `$ ${curl(request)}\n${answer(answers[index])}`).join("\n\n");
  const source = `[${program}](../tests/stacks/reports/${program})`;
  return [
    `## ${of}: ${code(title)}\n`,
    `${of} ${version}${known ? `, known as ${link(known)}` : ""}. ${before === program ? `The program is ${source} again.` : `The program (${source}):`}\n`,
    ...(before === program ? [] : [`\`\`\`${LANGUAGES[extname(program)]}\n${text}\n\`\`\`\n`]),
    `\`\`\`console\n${exchange}\n\`\`\`\n`,
    `**Seen.** ${seen}\n`,
    `**Expected.** ${expected} Fetch: [${clause[0]}](${clause[1]}).\n`,
  ].join("\n");
}

/** A refusal that several share: the table has run it in each. */
function heads(data) {
  const behaviour = data.behaviours.find(({ id }) => id === "safelisted-method");
  const those = data.stacks.filter(({ id }) => data.cells[id][behaviour.id]?.grade === "pitfall");
  const texts = new Map(stacks().map(({ id, texts }) => [id, texts.one.trim()]));
  return [
    `## ${those.length} middlewares: HEAD is refused unless it is listed\n`,
    `GET, HEAD and POST are [CORS-safelisted methods](https://fetch.spec.whatwg.org/#cors-safelisted-method): a browser sends them\nwhatever Access-Control-Allow-Methods says. These stacks let GET, PUT, POST and DELETE pass and refuse the preflight of a HEAD\nthat has a header of its own, so the page gets less than without the check.\n`,
    `\`\`\`sh\n${curl(behaviour.requests[0])}\n\`\`\`\n`,
    ...those.map(({ id, title, version }) => {
      const seen = data.answers[data.cells[id][behaviour.id].answers[0]];
      return `${title} ${version}, in [this server](../tests/stacks/${id}):\n\n\`\`\`\n${texts.get(id)}\n\`\`\`\n\n\`\`\`http\n${seen}\n\`\`\`\n`;
    }),
    "**Expected.** The preflight is answered as for GET.\n",
  ].join("\n");
}

function answer({ status, headers }) {
  const shown = headers.filter(([name]) => /^(access-control-|vary$|x-handler$)/i.test(name));
  return [status, ...shown.map((header) => header.join(": "))].join("\n");
}
