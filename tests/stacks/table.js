/** Measures the table: every behaviour of every stack. */
import { behaviours } from "./behaviours/index.js";
import { checkApplication } from "./lib/application.js";
import { ENGINES, judge } from "./lib/judge.js";
import { ask } from "./lib/raw.js";
import { start } from "./lib/server.js";

export const POLICIES = ["one", "subdomains", "public", "any"];

/**
 * @typedef {object} Cell
 * @property {string} value
 * @property {import("./lib/behaviour.js").Grade} grade
 * @property {import("./lib/raw.js").Answer[]} answers
 * @property {Record<string, any>} [verdicts] by engine
 */

/** The cells of one stack, by behaviour; none where the policy cannot be expressed. */
export async function measure(stack) {
  const asked = [];
  for (const policy of POLICIES) {
    const text = stack.texts[policy];
    if (text === undefined) continue;
    const server = await start(stack, { name: policy, text });
    try {
      if (policy === "one") await checkApplication(server.port);
      for (const behaviour of behaviours.filter((it) => it.policy === policy)) {
        const answers = [];
        for (const request of behaviour.requests) answers.push(await ask(server.port, request));
        asked.push({ behaviour, answers });
      }
    } catch (error) {
      throw new Error(`${stack.id}, ${policy}: ${error.message}`);
    } finally {
      await server.stop();
    }
  }
  return Object.fromEntries(graded(asked));
}

function graded(asked) {
  const judged = asked.filter(({ behaviour }) => behaviour.judged);
  const cases = judged.map(({ behaviour, answers }) => behaviour.judged(answers));
  for (const engine of ENGINES) {
    judge(cases, engine).forEach((verdict, index) => {
      (judged[index].verdicts ??= {})[engine] = verdict;
    });
  }
  const standard = judge(cases);
  judged.forEach((it, index) => (it.standard = standard[index]));
  return asked.map(({ behaviour, answers, standard: verdict, verdicts }) => {
    const [value, grade] = behaviour.value(answers, verdict);
    return [behaviour.id, { value, grade, answers, verdicts }];
  });
}
