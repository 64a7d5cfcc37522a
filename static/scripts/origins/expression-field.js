import { find, make } from "../shared/ui/element.js";
import { asLiteral, describeRunaway } from "./describe-translation.js";
import { longOrigins } from "./long-origins.js";
import { FUNCTIONS } from "./matcher/functions.js";
import { translate } from "./matcher/translate.js";
import { runMatcher } from "./run-matcher.js";

/** The field of the expression, with what is to be said about it. */
export class ExpressionField {
  input = find(document, "#expression", HTMLTextAreaElement);
  #problems = find(document, "#expression-problems", HTMLUListElement);
  #runaway = find(document, "#runaway", HTMLElement);
  #translation = find(document, "#translation", HTMLElement);
  #notes = find(document, "#expression-notes", HTMLUListElement);

  /**
   * @param {string} functionId
   * @param {string[]} origins
   * @param {AbortSignal} signal
   * @returns {Promise<boolean[]>} whether it lets in the first origins: all, if nothing went wrong
   */
  async judge(functionId, origins, signal) {
    const translated = translate(functionId, this.input.value);
    this.#showProblems(translated.ok ? [] : [translated.reason]);
    this.#showTranslation(translated.ok ? translated : null);
    if (!translated.ok) {
      this.#showRunaway([]);
      return [];
    }
    try {
      const run = await runMatcher(translated, [...origins, ...longOrigins(translated.source)], signal);
      const { stoppedAt } = run;
      this.#showRunaway(stoppedAt === null ? [] : describeRunaway(FUNCTIONS[functionId], stoppedAt));
      return run.answers.slice(0, origins.length);
    } catch (failure) {
      if (signal.aborted) throw failure;
      this.#showProblems([`The expression was not run: ${failure instanceof Error ? failure.message : failure}`]);
      return [];
    }
  }

  /** @param {string[]} problems */
  #showProblems(problems) {
    if (problems.length > 0) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
    this.input.setAttribute("aria-describedby", `${this.#problems.id} ${this.#notes.id}`);
    this.#problems.replaceChildren(...problems.map((text) => make("li", { class: "field-error", text })));
  }

  /** @param {import("./matcher/translate.js").Translated | null} translated */
  #showTranslation(translated) {
    this.#translation.replaceChildren();
    this.#notes.replaceChildren(...(translated?.notes ?? []).map((text) => make("li", { text })));
    if (translated) this.#translation.append("In JavaScript: ", make("code", { text: asLiteral(translated) }));
  }

  /** @param {string[]} sentences */
  #showRunaway(sentences) {
    this.#runaway.replaceChildren(...sentences.map((text) => make("p", { text })));
  }
}
