/**
 * Takes a file that is dropped on an element.
 *
 * @param {HTMLElement} el
 * @param {(file: File) => void} take
 */
export function takeDroppedFile(el, take) {
  el.addEventListener("dragover", (drag) => {
    drag.preventDefault();
    el.classList.add("dragging");
  });
  el.addEventListener("dragleave", () => el.classList.remove("dragging"));
  el.addEventListener("drop", (drop) => {
    el.classList.remove("dragging");
    const dropped = drop.dataTransfer?.files[0];
    if (!dropped) return;
    drop.preventDefault();
    take(dropped);
  });
}
