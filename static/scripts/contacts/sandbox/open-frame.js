import { loadConfig } from "../../shared/config.js";
import { OriginBar } from "../../shared/page/origin-bar.js";
import { sandboxedPage } from "../../shared/page/sandboxed-page.js";
import { find } from "../../shared/ui/element.js";

find(document, "iframe", HTMLIFrameElement).src = sandboxedPage(new URL(location.href));
OriginBar(find(document, "#origin-bar", HTMLElement), await loadConfig(), "Around the sandbox:");
