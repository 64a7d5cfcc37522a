// No module, so that it runs before the first paint.
const script = document.currentScript;

// The title of the view that the address names is there at once.
if (new URLSearchParams(location.search).get("view") === "all") document.documentElement.dataset.view = "all";

// Without a name it is the first run of the first chapter, which need not wait for the list of chapters.
if (!location.search && script instanceof HTMLScriptElement) {
  const file = new URL("../../lab/catalogue/article.json", script.src).href;
  document.head.append(
    Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href: file }),
  );
}
