import assert from "node:assert/strict";
import { test } from "node:test";
import { readRawResponse } from "../../../../../static/scripts/playground/form/raw-response.js";

const READ = { status: "204", headers: "Access-Control-Allow-Origin: *\nVary: Origin" };

test("a block of headers with its status line is read", () => {
  const text = "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nVary: Origin\r\n\r\n";
  assert.deepEqual(readRawResponse(text), READ);
});

test("what curl -v prints is read without what curl sent, the last response of several", () => {
  const text = [
    "* Connected to api.example.com",
    "> OPTIONS /x HTTP/2",
    "> Origin: https://app.example.com",
    ">",
    "< HTTP/1.1 100 Continue",
    "<",
    "< HTTP/2 204 ",
    "< Access-Control-Allow-Origin: *",
    "< Vary: Origin",
    "<",
    "* Connection #0 left intact",
  ].join("\n");
  assert.deepEqual(readRawResponse(text), READ);
});

test("what developer tools copy is read, names and values on one line or on two", () => {
  assert.deepEqual(readRawResponse(":status: 204\nAccess-Control-Allow-Origin: *\nVary: Origin"), READ);
  assert.deepEqual(readRawResponse(":status:\n204\nAccess-Control-Allow-Origin:\n*\nVary:\nOrigin"), READ);
});

test("a body below the headers is left out", () => {
  assert.deepEqual(readRawResponse('HTTP/2 200\nVary: Origin\n\n{"name": "Ada"}'), {
    status: "200",
    headers: "Vary: Origin",
  });
});

test("headers without a status are no response", () => {
  for (const text of ["", "Vary: Origin", "Link: <HTTP/1.1 200>"]) assert.equal(readRawResponse(text), null);
});
