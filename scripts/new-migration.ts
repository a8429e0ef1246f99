/**
 * npm run new-migration -- <name>: writes what prisma/schema.prisma says beyond the newest migration as a new one for
 * each provider; prisma/migrations/schema.prisma is the model as the newest one left it. PostgreSQL's half starts a
 * throw-away server, so its package must be installed.
 */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrationsFolder } from "../lib/db/migrations";
import { schemaDiff } from "../lib/db/schema-diff";
import { migratedSchemaFile, type Provider, providers } from "../lib/db/schema-source";
import { startPostgres } from "../tests/helpers/postgres";

const root = path.join(import.meta.dirname, "..");
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run new-migration -- <name>   (lower case letters, digits and _)");
  process.exit(2);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);

async function sqlFor(provider: Provider): Promise<string> {
  if (provider === "sqlite") return schemaDiff(root, { provider, url: "file::memory:" }, "migrated");
  const server = await startPostgres();
  try {
    return await schemaDiff(root, { provider, url: server.createDatabase("migration") }, "migrated");
  } finally {
    await server.stop();
  }
}

// All is known before anything is written: a migration for one provider only would be half a change.
const written = await Promise.all(providers.map(async (provider) => ({ provider, sql: await sqlFor(provider) })));
for (const { provider, sql } of written) {
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
