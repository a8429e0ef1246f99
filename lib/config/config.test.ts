import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EnvironmentError, environmentSchema, readEnvironment } from "./environment";
import { ensureSecrets } from "./secrets";

describe("the environment", () => {
  it("may be empty", () => {
    const env = readEnvironment({});
    expect(env).toMatchObject({ PORT: 3000, database: { provider: "sqlite" } });
    expect(env.database.url).toBe(`file:${path.join(env.dataDir, "reconcile.db")}`);
  });

  it.each([
    ["PORT", { PORT: "eighty" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/x" }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "short" }],
    ["GITHUB_SECRET", { GITHUB_ID: "a", NEXTAUTH_URL: "https://example.org" }],
    ["OIDC_CLIENT_ID", { OIDC_ISSUER: "https://login.example.org", OIDC_CLIENT_SECRET: "s", NEXTAUTH_URL: "https://example.org" }],
    ["NEXTAUTH_URL", { GITHUB_ID: "a", GITHUB_SECRET: "b" }],
    ["GRADER_SIZE", { GRADER_SIZE: "0" }],
  ])("names %s when it is wrong or missing", (name, source) => {
    expect(() => readEnvironment(source)).toThrow(EnvironmentError);
    expect(() => readEnvironment(source)).toThrow(new RegExp(`^  ${name}: `, "m"));
  });

  it("does not print a secret that is wrong", () => {
    expect(() => readEnvironment({ NEXTAUTH_SECRET: "hunter2hunter2" })).toThrow(expect.not.objectContaining({ message: expect.stringContaining("hunter2") as string }));
  });

  it("is written down for those who host the site, every variable of it", () => {
    const page = readFileSync(path.join(import.meta.dirname, "../../docs/self-hosting.md"), "utf8");
    expect(Object.keys(environmentSchema.shape).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("chooses the database by its address, and takes an empty variable for none", () => {
    expect(readEnvironment({ DATABASE_URL: "postgres://db/reconcile" }).database).toEqual({ provider: "postgresql", url: "postgres://db/reconcile" });
    expect(readEnvironment({ DATABASE_URL: "" }).database.provider).toBe("sqlite");
    expect(readEnvironment({ DATABASE_URL: "file:/srv/r.db" }).database.url).toBe("file:/srv/r.db");
  });
});

describe("the generated secrets", () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), "reconcile-secrets-")); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are made once, for their owner only, and stay", () => {
    const data = path.join(folder, "data");
    const first = ensureSecrets(data);
    expect(ensureSecrets(data)).toEqual(first);
    expect(first.session).not.toBe(first.grade);
    expect(statSync(path.join(data, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("are not silently replaced when the file is damaged", () => {
    writeFileSync(path.join(folder, "secrets.json"), '{"session": "');
    expect(() => ensureSecrets(folder)).toThrow(/secrets\.json is damaged/);
  });
});
