import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// Who may import whom (docs/architecture.md draws it). A folder missing from a list may not be imported from there.
const platform = ["sim", "grader", "content", "progress", "auth", "db", "ui", "i18n", "config"];
const rules = {
  sim: [],
  "labs-api": ["sim"],
  labs: ["sim", "labs-api", "grader-harness", "grader-contract"],
  "grader-contract": ["sim"],
  "grader-harness": ["sim", "grader-contract"],
  grader: ["sim", "grader-contract", "grader-harness", "config"],
  config: [],
  i18n: [],
  db: ["config"],
  content: ["db", "grader-contract", "i18n", "config"],
  auth: ["db", "i18n", "config"],
  progress: ["db", "auth", "grader-contract", "i18n", "config"],
  ui: ["sim", "i18n", "grader-contract", "labs-api"],
  app: [...platform, "labs-api", "grader-contract", "grader-harness"],
};

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", "build/", "data/", "public/", "lib/db/generated/", "next-env.d.ts"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["{app,lib,labs}/**/*.{ts,tsx}", "proxy.ts"],
    plugins: { boundaries },
    settings: {
      "import/resolver": { typescript: { alwaysTryTypes: true } },
      "boundaries/elements": [
        { type: "grader-harness", pattern: "lib/grader/harness/**", mode: "full" },
        { type: "grader-contract", pattern: "lib/grader/{text,report,lab}.ts", mode: "full" },
        { type: "labs-api", pattern: "labs/api/**", mode: "full" },
        { type: "labs", pattern: "labs/**", mode: "full" },
        ...platform.map((name) => ({ type: name, pattern: `lib/${name}/**`, mode: "full" })),
        { type: "app", pattern: ["app/**", "proxy.ts"], mode: "full" },
      ],
    },
    rules: {
      "boundaries/element-types": ["error", {
        default: "disallow",
        rules: Object.entries(rules).map(([from, allow]) => ({ from, allow: [from, ...allow] })),
      }],
    },
  },
  { files: ["**/*.test.{ts,tsx}", "lib/grader/cli/**"], rules: { "boundaries/element-types": "off" } },
);
