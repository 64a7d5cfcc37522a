import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldDifferences } from "../../../../../static/scripts/contacts/dialogs/difference.js";

test("an empty field and a missing field do not differ", () => {
  const [name, phone] = fieldDifferences(
    { name: "Name", phone: "Phone" },
    { name: "A", phone: null },
    { name: "B", phone: "" },
  );
  assert.deepEqual([name.differs, phone.differs], [true, false]);
});
