import { cookieDropped } from "./failure.js";

/**
 * The contacts API, with one function for each operation.
 *
 * @typedef {import("./client.js").Client} Client
 * @typedef {{id: string, email: string}} Account
 * @typedef {{id: string, client: string, createdAt: string, lastUsedAt: string, current: boolean}} Session
 * @typedef {{id: string, name: string, createdAt: string, updatedAt: string}} Group
 * @typedef {{name: string, email: string, [optional: string]: string | null}} ContactFields
 * @typedef {ContactFields & {id: string, createdAt: string, updatedAt: string}} Contact
 * @typedef {{q: string, limit: number, cursor: string | null, signal: AbortSignal}} PageRequest
 */

/**
 * @template T
 * @typedef {{items: T[], next: string | null, total: number | null}} Page
 */

/**
 * @template T
 * @typedef {{item: T, etag: string | null}} Versioned
 */

const GROUPS = "/api/contactgroups";

export class ContactsApi {
  /** @param {Client} client */
  constructor(client) {
    this.client = client;
  }

  /**
   * Signs in. Only the next request shows whether the browser kept the cookie.
   *
   * @param {string} email @param {string} password @returns {Promise<Account>}
   */
  async signIn(email, password) {
    const json = { email, password };
    await this.client.request("POST", "/api/session", { json, signInAgain: false });
    const account = await this.account();
    if (!account) throw cookieDropped();
    return account;
  }

  /** @returns {Promise<Account | null>} null when nobody is signed in */
  async account() {
    const { body } = await this.client.request("GET", "/api/session", { signInAgain: false });
    return body.account;
  }

  async signOut() {
    await this.client.request("DELETE", "/api/session", { signInAgain: false });
  }

  /** @returns {Promise<Session[]>} the sessions of the account, the last used first */
  async sessions() {
    const { body } = await this.client.request("GET", "/api/sessions");
    return body.items;
  }

  /** @param {string} id */
  async endSession(id) {
    await this.client.request("DELETE", `/api/sessions/${encodeURIComponent(id)}`);
  }

  async endOtherSessions() {
    await this.client.request("DELETE", "/api/sessions");
  }

  /** Ends all other sessions, too. @param {{current: string, new: string}} json */
  async changePassword(json) {
    await this.client.request("PUT", "/api/password", { json });
  }

  /** @param {PageRequest} asked @returns {Promise<Page<Group>>} */
  groups(asked) {
    return this.#page(GROUPS, asked);
  }

  /** @param {string} id @returns {Promise<Versioned<Group>>} */
  group(id) {
    return this.#versioned("GET", groupPath(id));
  }

  /** @param {{name: string}} json @returns {Promise<Versioned<Group>>} */
  createGroup(json) {
    return this.#versioned("POST", GROUPS, { json });
  }

  /** @param {string} id @param {{name: string}} json @param {string | null} ifMatch @returns {Promise<Versioned<Group>>} */
  renameGroup(id, json, ifMatch) {
    return this.#versioned("PATCH", groupPath(id), { json, ifMatch });
  }

  /** @param {string} id @param {string | null} ifMatch */
  async deleteGroup(id, ifMatch) {
    await this.client.request("DELETE", groupPath(id), { ifMatch });
  }

  /** @param {string} groupId @param {PageRequest} asked @returns {Promise<Page<Contact>>} */
  contacts(groupId, asked) {
    return this.#page(`${groupPath(groupId)}/contacts`, asked);
  }

  /** @param {string} groupId @param {string} id @returns {Promise<Versioned<Contact>>} */
  contact(groupId, id) {
    return this.#versioned("GET", contactPath(groupId, id));
  }

  /** @param {string} groupId @param {ContactFields} json @returns {Promise<Versioned<Contact>>} */
  createContact(groupId, json) {
    return this.#versioned("POST", `${groupPath(groupId)}/contacts`, { json });
  }

  /** @param {string} groupId @param {string} id @param {ContactFields} json @param {string | null} ifMatch @returns {Promise<Versioned<Contact>>} */
  replaceContact(groupId, id, json, ifMatch) {
    return this.#versioned("PUT", contactPath(groupId, id), { json, ifMatch });
  }

  /** @param {string} groupId @param {string} id @param {string | null} ifMatch */
  async deleteContact(groupId, id, ifMatch) {
    await this.client.request("DELETE", contactPath(groupId, id), { ifMatch });
  }

  /** @param {string} method @param {string} path @param {import("./client.js").RequestOptions} [options] */
  async #versioned(method, path, options) {
    const { body, etag } = await this.client.request(method, path, options);
    return { item: body, etag };
  }

  /** @param {string} path @param {PageRequest} asked */
  async #page(path, { q, limit, cursor, signal }) {
    const query = new URLSearchParams({ limit: String(limit) });
    if (q) query.set("q", q);
    if (cursor) query.set("cursor", cursor);
    const { body, total } = await this.client.request("GET", `${path}?${query}`, { signal });
    return { items: body.items, next: body.next, total };
  }
}

/** @param {string} id */
function groupPath(id) {
  return `${GROUPS}/${encodeURIComponent(id)}`;
}

/** @param {string} groupId @param {string} id */
function contactPath(groupId, id) {
  return `${groupPath(groupId)}/contacts/${encodeURIComponent(id)}`;
}
