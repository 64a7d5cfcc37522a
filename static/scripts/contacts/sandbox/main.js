import { sandboxedPage } from "../../shared/page/sandboxed-page.js";

// The page's words are painted first. What is in the frame is a page of its own, and takes long enough.
requestAnimationFrame(() => setTimeout(openFrame));

function openFrame() {
  const frame = document.querySelector("iframe");
  if (frame) frame.src = sandboxedPage(new URL(location.href));
  // `watch-loading.js` sees only the scripts that the page names itself.
  import("./show-origin.js").catch(() => document.documentElement.classList.add("failed"));
}
