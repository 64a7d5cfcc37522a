// Tests origins with an expression of JavaScript, and reports each answer as soon as it is known:
// the page stops this worker when one takes too long. What it gets becomes a RegExp, never code.

addEventListener("message", ({ data: { source, flags, origins } }) => {
  try {
    const matcher = new RegExp(source, flags);
    for (const origin of origins) {
      matcher.lastIndex = 0;
      const start = performance.now();
      const matches = matcher.test(origin);
      postMessage({ matches, took: performance.now() - start });
    }
  } catch (error) {
    // An expression can be too large for the engine, or need too much of its stack.
    postMessage({ failure: String(error) });
  }
});
postMessage({ ready: true });
