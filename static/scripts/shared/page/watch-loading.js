// No module, so that it runs when a module does not load: nothing else of the page would say so.
addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLScriptElement) document.documentElement.classList.add("failed");
  },
  true,
);
