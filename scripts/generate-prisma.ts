/** Generates a database client for each provider from prisma/schema.prisma into lib/db/generated. Needs no network. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { providers, schemaSource } from "../lib/db/schema-source";

const root = path.join(import.meta.dirname, "..");
mkdirSync(path.join(root, "build"), { recursive: true });
const folder = mkdtempSync(path.join(root, "build", "prisma-"));
try {
  for (const provider of providers) {
    const file = path.join(folder, `${provider}.prisma`);
    const output = path.join(root, "lib", "db", "generated", provider);
    writeFileSync(file, schemaSource(root, provider).replace(/output( +)= ".*"/, `output$1= ${JSON.stringify(output)}`));
    const result = spawnSync(process.execPath, [path.join(root, "node_modules", "prisma", "build", "index.js"), "generate", "--schema", file], {
      cwd: root,
      encoding: "utf8",
      // Generating needs no schema engine, but the command would download one unless it is told of a binary.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    });
    if (result.status !== 0) {
      console.error(`prisma generate (${provider}) failed:\n${result.stdout}${result.stderr}`);
      process.exit(1);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
