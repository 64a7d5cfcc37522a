import assert from "node:assert/strict";
import { test } from "node:test";
import { contactFields } from "../../../../static/scripts/contacts/contact-fields.js";

test("empty optional fields are null, and a note keeps its lines", () => {
  const typed = { name: " Ada ", email: " ada@example.com ", phone: " ", note: "a\n b" };
  assert.deepEqual(contactFields(typed), { name: "Ada", email: "ada@example.com", phone: null, note: "a\n b" });
});
