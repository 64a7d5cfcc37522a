// The page's words are painted first. What is in the frame is a page of its own, and takes long enough.
requestAnimationFrame(() => setTimeout(() => import("./open-frame.js")));
