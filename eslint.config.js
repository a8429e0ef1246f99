import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/**
 * Who may import whom; docs/architecture.md says why. Each part may always import itself. A part that is missing from
 * another's list may not be imported from there, and neither may a file that belongs to no part.
 */
const parts = {
  sim: { files: "lib/sim/**", mayImport: [] },
  "grader-contract": { files: "lib/grader/{text,report,lab,work}.ts", mayImport: ["sim"] },
  "grader-harness": { files: "lib/grader/harness/**", mayImport: ["sim", "grader-contract"] },
  grader: { files: ["lib/grader/!(harness)/**", "lib/grader/!(text|report|lab|work).ts"], mayImport: ["sim", "grader-contract", "grader-harness", "config"] },
  "labs-api": { files: "labs/api/**", mayImport: ["sim"] },
  labs: { files: "labs/!(api)/**", mayImport: ["sim", "labs-api", "grader-contract", "grader-harness"] },
  config: { files: "lib/config/**", mayImport: [] },
  i18n: { files: "lib/i18n/**", mayImport: [] },
  db: { files: "lib/db/**", mayImport: ["config"] },
  content: { files: "lib/content/**", mayImport: ["db", "config", "i18n", "grader-contract"] },
  auth: { files: "lib/auth/**", mayImport: ["db", "config", "i18n"] },
  progress: { files: "lib/progress/**", mayImport: ["db", "auth", "config", "i18n", "grader-contract"] },
  ui: { files: "lib/ui/**", mayImport: ["sim", "i18n", "grader-contract", "labs-api"] },
  app: {
    files: ["app/**", "proxy.ts", "instrumentation.ts"],
    mayImport: ["sim", "grader", "grader-contract", "grader-harness", "config", "i18n", "db", "content", "auth", "progress", "ui", "labs", "labs-api"],
  },
};

const inPart = (names) => ({ file: { categories: { anyOf: names } } });

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", "build/", "data/", "public/", "lib/db/generated/", "next-env.d.ts", "test-results/"] },
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
  // A starter's blanks do not use their parameters yet.
  { files: ["labs/*/starter/**"], rules: { "@typescript-eslint/no-unused-vars": "off" } },
  {
    files: ["{app,lib,labs}/**/*.{ts,tsx}", "proxy.ts", "instrumentation.ts"],
    ignores: ["**/*.test.{ts,tsx}", "lib/grader/__fixtures__/**", "lib/grader/cli/**"],
    plugins: { boundaries },
    settings: {
      "import/resolver": { typescript: { alwaysTryTypes: true } },
      "boundaries/files": Object.entries(parts).map(([category, { files }]) => ({ category, pattern: files })),
    },
    rules: {
      "boundaries/dependencies": ["error", {
        default: "disallow",
        policies: Object.entries(parts).map(([part, { mayImport }]) => ({
          from: inPart([part]),
          allow: { to: inPart([part, ...mayImport]) },
        })),
      }],
    },
  },
);
