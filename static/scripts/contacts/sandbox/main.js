import { sandboxedPage } from "../../shared/page/sandboxed-page.js";

// The page's words are painted first. What is in the frame is a page of its own, and takes long enough.
new PerformanceObserver((_, observer) => {
  observer.disconnect();
  openFrame();
}).observe({ type: "paint", buffered: true });

function openFrame() {
  const frame = document.createElement("iframe");
  frame.title = "The page in a sandbox";
  frame.sandbox.add("allow-scripts", "allow-forms");
  frame.src = sandboxedPage(new URL(location.href));
  document.querySelector("main")?.append(frame);
  const afterTheWords = document.querySelector("template");
  if (afterTheWords) document.body.append(afterTheWords.content);
}
