import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onEachDatabase, root } from "@/tests/helpers/databases";
import { postgresBinaries, postgresMissing, startPostgres } from "@/tests/helpers/postgres";
import { type DatabaseTarget, openDatabase } from "./client";
import { migrate, MigrationError } from "./migrate";
import { schemaDiff } from "./schema-diff";

let folder: string;
let target: DatabaseTarget;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "reconcile migrate "));
  target = { provider: "sqlite", url: `file:${path.join(folder, "data", "test.db")}` };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the project's migrations that a test may change. */
function project(): string {
  const copy = path.join(folder, "project");
  mkdirSync(copy);
  cpSync(path.join(root, "prisma"), path.join(copy, "prisma"), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  return copy;
}

function addMigration(project: string, name: string, sql: string): string {
  const file = path.join(project, "prisma", "migrations", "sqlite", name, "migration.sql");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, sql);
  return file;
}

describe("migrating an SQLite database", () => {
  it("makes it from nothing, folder included, and has nothing to do the second time", async () => {
    expect((await migrate(root, target)).applied).toHaveLength(readdirSync(path.join(root, "prisma/migrations/sqlite")).length - 1);
    expect((await migrate(root, target)).applied).toEqual([]);
  });

  it("leaves exactly the form that the schema says", async () => {
    await migrate(root, target);
    expect(await schemaDiff(root, target, "database")).toBe("");
    expect(await schemaDiff(root, target, "migrated")).toBe("");
  });

  it("keeps the data, and a copy of the database from before, when a later migration is applied", async () => {
    const copy = project();
    await migrate(copy, target);
    const db = openDatabase(target);
    await db.user.create({ data: { email: "a@example.org", name: "A" } });
    await db.$disconnect();
    addMigration(copy, "29990101000000_later", 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);');
    const { applied, backup } = await migrate(copy, target);
    expect(applied).toEqual(["29990101000000_later"]);
    const before = openDatabase({ provider: "sqlite", url: `file:${backup}` });
    expect(await before.user.count()).toBe(1);
    await before.$disconnect();
  });

  it("says which migration failed, and refuses to go on from halfway at the next start", async () => {
    const copy = project();
    await migrate(copy, target);
    const broken = addMigration(copy, "29990101000000_broken", 'CREATE TABLE "Half" ("id" TEXT);\nCREATE TABLE "User" ("id" TEXT);');
    await expect(migrate(copy, target)).rejects.toThrow(MigrationError);
    writeFileSync(broken, 'CREATE TABLE "Half" ("id" TEXT);');
    await expect(migrate(copy, target)).rejects.toThrow(/29990101000000_broken was interrupted or failed.*\n.*before-/);
  });

  it("refuses a migration that was edited after it was applied", async () => {
    const copy = project();
    const file = addMigration(copy, "29990101000000_later", 'CREATE TABLE "Later" ("id" TEXT);');
    await migrate(copy, target);
    appendFileSync(file, "-- changed");
    await expect(migrate(copy, target)).rejects.toThrow(/29990101000000_later has been changed/);
  });

  it("refuses the database of a newer version", async () => {
    const copy = project();
    addMigration(copy, "29990101000000_later", 'CREATE TABLE "Later" ("id" TEXT);');
    await migrate(copy, target);
    await expect(migrate(root, target)).rejects.toThrow(/29990101000000_later is in the database but not in this version/);
  });

  it("lets one of several that start at the same moment do it, and the others find it done", async () => {
    const applied = (await Promise.all([1, 2, 3].map(() => migrate(root, target)))).map((result) => result.applied.length);
    expect(applied.filter((count) => count > 0)).toHaveLength(1);
  });
});

onEachDatabase("a migrated database", (databases) => {
  it("takes and gives back a row of every kind of column", async () => {
    const db = await databases.fresh();
    const user = await db.user.create({ data: { email: "a@example.org", name: "甲", submissions: { create: { lab: "l", labVersion: "1", files: "{}", filesHash: "h", seed: 1, grade: { create: { verdict: "passed", report: '"\\u0000"', traceHash: "t", fuel: 1, engine: "e", signature: "s", diverged: true } } } } } });
    const found = await db.user.findUniqueOrThrow({ where: { id: user.id }, include: { submissions: { include: { grade: true } } } });
    expect(found).toMatchObject({ name: "甲", submissions: [{ seed: 1, grade: { diverged: true, report: '"\\u0000"' } }] });
    expect(Math.abs(found.createdAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("is found migrated by a later start", async () => {
    await databases.fresh();
    expect((await migrate(root, databases.target())).applied).toEqual([]);
  });
});

describe.skipIf(!postgresBinaries())(`migrations for PostgreSQL${postgresBinaries() ? "" : `: skipped, ${postgresMissing}`}`, () => {
  it("lead to what the schema says, and one of two that start at once applies them", async () => {
    const server = await startPostgres();
    try {
      const migrated: DatabaseTarget = { provider: "postgresql", url: server.createDatabase("migrated") };
      const counts = (await Promise.all([migrate(root, migrated), migrate(root, migrated)])).map((result) => result.applied.length > 0);
      expect(counts.sort()).toEqual([false, true]);
      const direct: DatabaseTarget = { provider: "postgresql", url: server.createDatabase("direct") };
      expect(await schemaDiff(root, direct, "migrated")).toBe("");
      const db = openDatabase(direct);
      for (const statement of (await schemaDiff(root, direct, "empty")).split(/;\s*\n/)) if (statement.trim()) await db.$executeRawUnsafe(statement);
      await db.$disconnect();
      const lines = (name: string) => server.structure(name).split("\n").filter((line) => !/^(--|\\|$)/.test(line)).sort();
      expect(lines("migrated")).toEqual(lines("direct"));
    } finally {
      await server.stop();
    }
  });
});
