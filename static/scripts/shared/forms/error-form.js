import { explain, Failure } from "../api/failure.js";
import { find } from "../ui/element.js";
import { Notice } from "../ui/notice.js";
import { clearFieldErrors, showFieldErrors } from "./field-errors.js";

/**
 * A form that shows errors beside its fields. It keeps the input if sending fails. It needs a
 * `.notice-slot` and a submit button.
 *
 * @param {HTMLFormElement} form
 * @param {(values: Record<string, string>) => Promise<void>} send
 */
export function ErrorForm(form, send) {
  const notice = new Notice(find(form, ".notice-slot", HTMLElement));
  const submit = find(form, "button[type=submit]", HTMLButtonElement);
  let sending = false;

  async function attempt() {
    if (sending || submit.ariaDisabled === "true") return;
    sending = true;
    form.setAttribute("aria-busy", "true");
    clear();
    try {
      await send(valuesOf(form));
    } catch (failure) {
      show(failure);
    } finally {
      sending = false;
      form.removeAttribute("aria-busy");
    }
  }

  /** @param {unknown} failure */
  function show(failure) {
    const unplacedErrors = showFieldErrors(form, explain(failure).fields);
    const fieldsSayItAll = unplacedErrors.length === 0 && Object.keys(explain(failure).fields).length > 0;
    if (fieldsSayItAll || failure instanceof Cancelled) return;
    const shown = unplacedErrors.length > 0 ? withDetail(failure, unplacedErrors.join("; ")) : failure;
    notice.show(shown, { retry: attempt, onWait: pause });
  }

  /** Disables the button by ARIA only: a disabled button would lose the focus. @param {boolean} waiting */
  function pause(waiting) {
    submit.ariaDisabled = String(waiting);
  }

  function clear() {
    clearFieldErrors(form);
    notice.clear();
    pause(false);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt();
  });

  return { clear };
}

/** Thrown when the person cancels. Nothing failed, so the form shows no error. */
export class Cancelled extends Error {}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function valuesOf(form) {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(entries);
}

/** @param {unknown} failure @param {string} detail */
function withDetail(failure, detail) {
  const status = failure instanceof Failure ? failure.status : null;
  return new Failure({ status, problem: { type: "", title: "", status: status ?? 0, detail } });
}
