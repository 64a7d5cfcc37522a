import { announce, find, isolated, make } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";

/** @typedef {import("../shared/api/contacts-api.js").Session} Session */

const TIME = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/**
 * The sessions of the account, to see and to end.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/api/contacts-api.js").ContactsApi} api
 */
export function Sessions(el, api) {
  const list = find(el, "#sessions", HTMLUListElement);
  const title = find(el, "#sessions-title", HTMLElement);
  const endOthers = find(el, "#end-others", HTMLButtonElement);
  const notice = new Notice(find(el, ".sessions-notice", HTMLElement));
  endOthers.addEventListener("click", () => act(() => api.endOtherSessions(), "All other sessions have ended"));

  async function load() {
    notice.clear();
    try {
      const sessions = await api.sessions();
      list.replaceChildren(...sessions.map(row));
      endOthers.hidden = sessions.length < 2;
    } catch (failure) {
      notice.show(failure, { retry: load });
    }
  }

  /** @param {() => Promise<void>} end @param {string} words */
  async function act(end, words) {
    notice.clear();
    try {
      await end();
    } catch (failure) {
      notice.show(failure, { retry: () => act(end, words) });
      return;
    }
    await load();
    announce(words);
    // The button that had the focus may be gone.
    title.focus();
  }

  /** @param {Session} session */
  function row(session) {
    const from = make("p", { text: "From " }, [isolated(session.client)]);
    const times = make("p", { class: "hint" }, [
      new Text("Since "),
      time(session.createdAt),
      new Text(", last used "),
      time(session.lastUsedAt),
    ]);
    const item = make("li", { class: "session" }, [make("div", {}, [from, times])]);
    item.append(session.current ? make("p", { class: "current", text: "This session" }) : endButton(session));
    return item;
  }

  /** @param {Session} session */
  function endButton({ id, client, lastUsedAt }) {
    const button = make("button", { text: "End" });
    button.type = "button";
    const which = ` the session from ${client}, last used ${TIME.format(new Date(lastUsedAt))}`;
    button.append(make("span", { class: "visually-hidden", text: which }));
    button.addEventListener("click", () => act(() => api.endSession(id), "The session has ended"));
    return button;
  }

  return { load };
}

/** @param {string} iso */
function time(iso) {
  const element = make("time", { text: TIME.format(new Date(iso)) });
  element.dateTime = iso;
  return element;
}
