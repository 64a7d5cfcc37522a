import { make } from "../shared/ui/element.js";

const STEP_MS = 700;

/**
 * Walks through the messages of a picture, back and forth.
 *
 * @param {import("./messages.js").Message[]} messages
 * @param {HTMLElement} drawing
 */
export function stepper(messages, drawing) {
  const items = [...drawing.querySelectorAll(".message")];
  const back = button("‹ Back");
  const on = button("Forward ›");
  const words = make("p", { class: "words" });
  const el = make("div", { class: "stepper" }, [back, on, words]);
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", "Step by step");
  let at = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let playing;
  back.addEventListener("click", () => go(at - 1));
  on.addEventListener("click", () => go(at + 1));
  el.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") go(at - 1);
    if (key === "ArrowRight") go(at + 1);
  });
  words.setAttribute("role", "status");
  show(items.length - 1);
  return { el, play };

  /** Shows one message after the other, unless the reader wants no movement. */
  function play() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    show(0);
    playing = setInterval(() => {
      if (at < items.length - 1 && el.isConnected) show(at + 1);
      else clearInterval(playing);
    }, STEP_MS);
  }

  /** @param {number} index as the reader wants it */
  function go(index) {
    clearInterval(playing);
    show(Math.min(Math.max(index, 0), items.length - 1));
  }

  /** @param {number} index */
  function show(index) {
    at = index;
    items.forEach((item, i) => {
      item.classList.toggle("later", i > at);
      if (i === at) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
    // A disabled button would lose the focus.
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === items.length - 1));
    words.textContent = `${at + 1} of ${items.length}: ${messages[at].words}`;
  }
}

/** @param {string} text */
function button(text) {
  const made = make("button", { class: "quiet", text });
  made.type = "button";
  return made;
}
