import { explain, Failure } from "../api/failure.js";
import { secondsInWords } from "../api/retry-after.js";
import { make } from "./element.js";

/**
 * Shows what failed beside the part that failed, and offers to try again. If the API asks to
 * wait, it counts down first.
 */
export class Notice {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {HTMLElement} el an empty element */
  constructor(el) {
    this.el = el;
    el.classList.add("notice-slot");
  }

  clear() {
    clearInterval(this.#ticking);
    this.el.replaceChildren();
  }

  /**
   * @param {unknown} failure
   * @param {{retry?: () => void, onWait?: (waiting: boolean) => void}} [then]
   */
  show(failure, { retry, onWait } = {}) {
    this.clear();
    const { message, retry: canRetry, wait } = explain(failure);
    if (!message) return;
    const text = make("p", { text: message });
    text.setAttribute("role", "alert");
    const notice = make("div", { class: "notice" }, [text]);
    if (failure instanceof Failure) notice.dataset.problem = failure.kind || "other";
    const button = retry && canRetry ? this.#retryButton(retry) : null;
    if (button) notice.append(button);
    if (failure instanceof Failure && failure.signOut) notice.append(this.#signOutButton(failure.signOut));
    this.el.append(notice);
    if (wait) this.#countDown(notice, wait, button, onWait);
  }

  /** @param {() => void} retry */
  #retryButton(retry) {
    const button = make("button", { text: "Try again", type: "button" });
    button.addEventListener("click", () => {
      this.clear();
      retry();
    });
    return button;
  }

  /** @param {() => Promise<unknown>} signOut */
  #signOutButton(signOut) {
    const button = make("button", { text: "Sign out and clear the cookies", type: "button" });
    button.addEventListener("click", async () => {
      try {
        await signOut();
        location.reload();
      } catch (failure) {
        this.show(failure);
      }
    });
    return button;
  }

  /**
   * @param {HTMLElement} notice
   * @param {number} seconds
   * @param {HTMLButtonElement | null} button
   * @param {((waiting: boolean) => void) | undefined} onWait
   */
  #countDown(notice, seconds, button, onWait) {
    const end = Date.now() + seconds * 1000;
    const timer = make("p", { class: "notice-timer" });
    timer.setAttribute("role", "timer");
    notice.append(timer);
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      const waiting = left > 0;
      timer.textContent = waiting ? `You can try again in ${secondsInWords(left)}.` : "You can try again now.";
      if (button) button.disabled = waiting;
      if (!waiting) clearInterval(this.#ticking);
      onWait?.(waiting);
    };
    this.#ticking = setInterval(tick, 500);
    tick();
  }
}
