import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@reconcile/api": fileURLToPath(new URL("./labs/api/index.ts", import.meta.url)),
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
    },
  },
  test: {
    include: ["{app,lib,labs,scripts,content,bench}/**/*.test.{ts,tsx}", "tests/{attacks,conformance,ops}/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
