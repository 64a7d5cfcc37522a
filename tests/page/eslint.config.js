import js from "@eslint/js";
import globals from "globals";

// Run from the top of the repository: ESLint looks at nothing above where it starts.
export default [
  js.configs.recommended,
  {
    files: ["static/scripts/**/*.js", "static/lab/**/*.js", "tests/engines/page/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", 150],
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "User data never becomes HTML: use textContent.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        ...["Literal[value=", "TemplateElement[value.raw="].map((kind) => ({
          selector: `${kind}/[a-z]'(s|re|ll|ve|d|m)\\b/i]`,
          message: "Words that are read have curly apostrophes: page’s.",
        })),
      ],
      "no-restricted-globals": ["error", { name: "event", message: "Take it as an argument." }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["tests/page/**/*.js"],
    languageOptions: { globals: globals.node },
  },
];
