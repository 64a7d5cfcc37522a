// No module, so that it runs before the first paint: the title of the view that the address names is there at once.
if (new URLSearchParams(location.search).get("view") === "all") document.documentElement.dataset.view = "all";
