/**
 * npm run new-migration -- <name>: writes what prisma/schema.prisma says beyond the newest migration as a new one for
 * each provider. Needs no database: prisma/migrations/schema.prisma is the model as the newest migration left it.
 */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrationsFolder } from "../lib/db/migrations";
import { schemaDiff } from "../lib/db/schema-diff";
import { migratedSchemaFile, providers } from "../lib/db/schema-source";

const root = path.join(import.meta.dirname, "..");
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run new-migration -- <name>   (lower case letters, digits and _)");
  process.exit(2);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);

for (const provider of providers) {
  const sql = await schemaDiff(root, provider, "migrated");
  if (sql === "") {
    console.log(`${provider}: nothing to do`);
    continue;
  }
  const base = migrationsFolder(root, provider);
  const folder = path.join(base, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(base, "migration_lock.toml"), `# Written by scripts/new-migration.ts; read by Prisma.\nprovider = "${provider}"\n`);
  writeFileSync(path.join(folder, "migration.sql"), `${sql}\n`);
  console.log(`${provider}: ${path.relative(root, folder)}/migration.sql. Read it before you commit it.`);
}
copyFileSync(path.join(root, "prisma", "schema.prisma"), migratedSchemaFile(root));
