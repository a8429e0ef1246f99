/**
 * How a student's TypeScript is checked: by the editor while typing and by `npm run check` for what we hand out. Plain
 * JSON, in the form of the TypeScript API (numbers are its enums), so that Monaco's worker takes it as it is.
 * The only declarations besides the language's are build/api/reconcile-api.d.ts.
 */
export const typeCheckOptions = {
  target: 9, // ScriptTarget.ES2022
  module: 99, // ModuleKind.ESNext
  moduleResolution: 100, // ModuleResolutionKind.Bundler
  moduleDetection: 3, // ModuleDetectionKind.Force
  lib: ["lib.es2023.d.ts"],
  types: [] as string[],
  strict: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  // What the compiler of lib/grader/compile can erase; enums, namespaces and parameter properties are errors.
  erasableSyntaxOnly: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The module that student code imports besides its own files: types, and in labs that use them values. */
export const apiModule = "@reconcile/api";
