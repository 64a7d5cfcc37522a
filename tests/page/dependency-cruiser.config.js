// Run from the top of the repository, as ESLint is.

/** The folders that belong to one page each; `$1` in a rule is the folder of the importing file. */
const AREA = "^static/scripts/(account|contacts|learn|lab|playground|diagnose|origins|stacks)/";
const SHARED = "^static/scripts/shared/";

export default {
  forbidden: [
    {
      name: "no-cycle",
      comment: "No two files import each other, not even by way of others, and not even for types.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-import-from-another-area",
      comment: "What two pages need belongs in static/scripts/shared.",
      severity: "error",
      from: { path: AREA },
      to: { path: "^static/scripts/", pathNot: ["^static/scripts/$1/", SHARED] },
    },
    {
      name: "no-import-from-shared-to-an-area",
      comment: "Shared code does not know the pages that use it.",
      severity: "error",
      from: { path: SHARED },
      to: { path: "^static/scripts/", pathNot: SHARED },
    },
    {
      name: "no-file-outside-the-areas",
      comment: "Every script belongs to one page or to static/scripts/shared.",
      severity: "error",
      from: { path: "^static/scripts/", pathNot: [AREA, SHARED] },
      to: {},
    },
    {
      name: "no-lone-file-outside-the-areas",
      comment: "So does one that imports nothing.",
      severity: "error",
      from: { orphan: true, path: "^static/scripts/", pathNot: [AREA, SHARED] },
      to: {},
    },
    {
      name: "no-missing-file",
      comment: "An import names a file that is there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    detectJSDocImports: true,
    parser: "tsc",
    tsPreCompilationDeps: true,
  },
};
