// No module, so that it runs before the first paint: whoever was signed in need not see the words for newcomers.
try {
  const last = localStorage.getItem("view") ?? "first-screen";
  const isAskedFor = last === "workspace" && location.search === "?first-screen";
  document.documentElement.dataset.view = isAskedFor ? "first-screen" : last;
} catch {
  // A sandboxed page has no storage, and is refused.
  document.documentElement.dataset.view = "refusal";
}
