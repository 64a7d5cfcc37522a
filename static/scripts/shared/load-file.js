import { fileUrl } from "./file-url.js";

/**
 * @param {string} path of a JSON file of this site, without a slash in front
 * @returns {Promise<any>} what is in it
 */
export async function loadFile(path) {
  const answer = await fetch(fileUrl(path));
  if (!answer.ok) throw new Error(`/${path} answered ${answer.status}`);
  return answer.json();
}
