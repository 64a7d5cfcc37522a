/**
 * The text of a file, in the encoding that its first bytes tell: some programs write HAR files in UTF-16.
 *
 * @param {Blob} file
 */
export async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** @param {Uint8Array} bytes */
function encodingOf([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}
