import { checkAccess } from "../../shared/api/access.js";
import { Client } from "../../shared/api/client.js";
import { ContactsApi } from "../../shared/api/contacts-api.js";
import { WireLog } from "../../shared/api/wire-log.js";
import { loadConfig } from "../../shared/config.js";
import { OriginBar } from "../../shared/page/origin-bar.js";
import { find } from "../../shared/ui/element.js";

const config = await loadConfig();
const bar = OriginBar(find(document, "#origin-bar", HTMLElement), config, "Around it:");
const api = new ContactsApi(new Client(config.apiOrigin, new WireLog()));
const { access } = await checkAccess(api, bar.pageOrigin);
bar.update(access);
