import { sandboxedPage } from "../../shared/page/sandboxed-page.js";

// The page's words are painted first. What is in the frame is a page of its own, and takes long enough.
requestAnimationFrame(() => setTimeout(openFrame));

function openFrame() {
  const frame = document.querySelector("iframe");
  if (frame) frame.src = sandboxedPage(new URL(location.href));
  void import("./show-origin.js");
}
