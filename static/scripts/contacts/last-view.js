// No module, so that it runs before the first paint: whoever was signed in need not see the words for newcomers.
try {
  document.documentElement.dataset.view = localStorage.getItem("view") ?? "first-screen";
} catch {
  // A sandboxed page has no storage, and is refused.
  document.documentElement.dataset.view = "refusal";
}
