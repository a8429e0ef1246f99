import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export type Provider = "sqlite" | "postgresql";
export const providers: readonly Provider[] = ["sqlite", "postgresql"];

/** The data model in Prisma's language for one database. `root` is the project's folder. */
export function schemaSource(root: string, provider: Provider): string {
  return forProvider(readFileSync(path.join(root, "prisma", "schema.prisma"), "utf8"), provider);
}

/** The model as it was when the newest migration was written, or nothing before the first. New migrations start from it. */
export function migratedSchemaSource(root: string, provider: Provider): string | undefined {
  const file = migratedSchemaFile(root);
  return existsSync(file) ? forProvider(readFileSync(file, "utf8"), provider) : undefined;
}

export function migratedSchemaFile(root: string): string {
  return path.join(root, "prisma", "migrations", "schema.prisma");
}

function forProvider(source: string, provider: Provider): string {
  if (provider === "sqlite") return source;
  const derived = source.replace('provider = "sqlite"', 'provider = "postgresql"').replace("generated/sqlite", "generated/postgresql");
  if (!derived.includes('provider = "postgresql"') || !derived.includes("generated/postgresql")) {
    throw new Error("prisma/schema.prisma: the provider or the output folder is not where schema-source.ts looks for it.");
  }
  return derived;
}
