/** What is published of the table: `static/lab/stacks.json`. */
import { ENGINES } from "./judge.js";
import { Pool } from "./pool.js";
import { versionOf } from "./versions.js";

/** Headers that are shown of an answer. */
const SHOWN = /^(access-control-|vary$|location$|allow$)/i;

/**
 * @param {import("./stacks.js").Stack[]} stacks
 * @param {[string, import("./behaviour.js").Behaviour[]][]} groups
 * @param {Record<string, Record<string, import("../table.js").Cell>>} table
 * @param {Record<string, { guesses: Record<string, import("../recognised.js").Guess | null> }>} recognised
 */
export function published(stacks, groups, table, recognised) {
  const answers = new Pool();
  const verdicts = new Pool();
  const cells = {};
  for (const { id } of stacks) {
    cells[id] = {};
    for (const [behaviour, cell] of Object.entries(table[id])) {
      cells[id][behaviour] = {
        value: cell.value,
        grade: cell.grade,
        answers: cell.answers.map((answer) => answers.place(shown(answer))),
        ...(cell.verdicts && { verdict: verdicts.place(summary(cell.verdicts)) }),
      };
    }
  }
  return {
    stacks: stacks.map(({ id, title, language, kind, documentation, subdomains, cannot, version, texts, ...stack }) => ({
      id, title, language, kind, documentation,
      version: versionOf({ version }),
      from: version.split(":")[0],
      ...(subdomains && { subdomains }),
      ...(cannot && { cannot }),
      policies: Object.fromEntries(["one", "subdomains", "public"].filter((name) => texts[name]).map((name) => [name, texts[name].trim()])),
    })),
    behaviours: groups.flatMap(([group, list]) =>
      list.map(({ id, title, why, threads, policy, requests }) => ({ id, group, title, why, policy, threads: threads ?? [], requests })),
    ),
    answers: answers.values,
    verdicts: verdicts.values,
    cells,
    recognised: Object.fromEntries(stacks.map(({ id }) => [id, takenFor(recognised[id].guesses)])),
  };
}

/** The stacks that the doctor takes it for, by situation; not where nothing gives it away. */
function takenFor(guesses) {
  const found = Object.entries(guesses).filter(([, guess]) => guess);
  return Object.fromEntries(found.map(([situation, { stacks }]) => [situation, stacks]));
}

/** An answer in lines. Lists of a set have a new order in each run: they are put in order. */
function shown({ status, headers }) {
  const lines = headers.filter(([name]) => SHOWN.test(name)).map(([name, value]) => `${name}: ${inOrder(name, value)}`);
  return [String(status), ...lines.sort()].join("\n");
}

function inOrder(name, value) {
  return /-(methods|headers)$|^vary$/i.test(name) ? value.split(/, */).sort().join(", ") : value;
}

/** What each engine says, and what the cause is. */
function summary(verdicts) {
  const says = (engine) => {
    const { outcome, says: messages } = verdicts[engine];
    return outcome === "blocked" ? (messages?.[engine]?.code ?? "blocked") : outcome;
  };
  const { outcome, cause } = verdicts.chromium;
  return { outcome, ...(cause && { cause }), says: Object.fromEntries(ENGINES.map((engine) => [engine, says(engine)])) };
}

/** Cells that are not as published, and stacks that the doctor takes for others than published, in words. */
export function differences(before, now) {
  const found = [];
  for (const { id } of now.stacks) {
    const [was, is] = [before, now].map((it) => JSON.stringify(it.recognised?.[id] ?? {}));
    if (was !== is) found.push(`${id} is taken for ${is}, published is ${was}`);
  }
  for (const { id } of now.stacks) {
    for (const { id: behaviour, title } of now.behaviours) {
      const [was, is] = [before, now].map((it) => it.cells[id]?.[behaviour]);
      const [wasText, isText] = [was, is].map((it) => it && `${it.value} (${it.grade})`);
      if (wasText !== isText) found.push(`${id}, "${title}": published is ${wasText ?? "nothing"}, measured ${isText ?? "nothing"}`);
    }
  }
  return found;
}

/** Versions that are not as published, in words. */
export function otherVersions(before, now) {
  const published = new Map(before.stacks.map(({ id, version }) => [id, version]));
  const others = now.stacks.filter(({ id, version }) => published.has(id) && published.get(id) !== version);
  return others.map(({ id, version }) => `${id} is ${version}, published is ${published.get(id)}`);
}

/** Stacks and behaviours of which the published texts are not their own, in words. */
export function otherTexts(before, now) {
  const textsOf = (entries) => new Map(entries.map(({ id, version, ...texts }) => [id, JSON.stringify(texts)]));
  return ["stacks", "behaviours"].flatMap((list) => {
    const published = textsOf(before[list]);
    const others = [...textsOf(now[list])].filter(([id, texts]) => published.get(id) !== texts);
    return others.map(([id]) => `${id}: what is published of it is not what its files say`);
  });
}
