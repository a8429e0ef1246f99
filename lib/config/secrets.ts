import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const secretsSchema = z.object({ session: z.string().min(32), grade: z.string().min(32) });
export type Secrets = z.infer<typeof secretsSchema>;

/**
 * The keys of sessions and grades: read from data/secrets.json, or generated into it. Two servers that start at the same
 * moment end with the same keys (the file appears whole or not at all, and the first one stays).
 * Throws when the folder cannot be written or the file is damaged: new keys would void every signature.
 */
export function ensureSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, "secrets.json");
  const existing = read(file);
  if (existing) return existing;
  const fresh = { session: randomBytes(48).toString("base64url"), grade: randomBytes(48).toString("base64url") };
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(temporary, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(temporary, file);
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return read(file) ?? fresh;
}

function read(file: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${file} is damaged. Restore it from a backup, or delete it to have new keys made (everybody is signed out, and signatures of earlier grades can no longer be checked).`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
