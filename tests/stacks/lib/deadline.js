/** After that many milliseconds something does not come. Long, since a busy machine may have to start a browser. */
export const DEADLINE = 120_000;
