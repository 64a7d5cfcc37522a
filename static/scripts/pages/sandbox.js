import { tryAccess } from "../api/access.js";
import { Client } from "../api/client.js";
import { ContactsApi } from "../api/contacts-api.js";
import { WireLog } from "../api/wire-log.js";
import { find } from "../components/element.js";
import { OriginBar, siteNav } from "../components/origin-bar.js";
import { loadConfig } from "../config.js";

siteNav(find(document, "#site-nav", HTMLElement));
const page = new URLSearchParams(location.search).get("page") ?? "/";
const target = new URL(page, location.origin);
// The frame is for this origin's own pages, whatever the link says.
find(document, "iframe", HTMLIFrameElement).src = target.origin === location.origin ? target.href : "/";

const config = await loadConfig();
const bar = OriginBar(find(document, "#origin-bar", HTMLElement), config);
const api = new ContactsApi(new Client(config.apiOrigin, new WireLog()));
const { access } = await tryAccess(api, bar.place.sameSite);
bar.update(access);
