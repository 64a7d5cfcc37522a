/**
 * The seconds to wait that a Retry-After header asks for. Its value is a number of seconds or a date.
 *
 * @param {string | null} value
 * @param {number} now milliseconds since the epoch
 * @returns {number | null}
 */
export function secondsToWait(value, now) {
  if (value === null || value.trim() === "") return null;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** @param {number} seconds */
export function secondsInWords(seconds) {
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${minutes} min${rest ? ` ${rest} s` : ""}`;
}
