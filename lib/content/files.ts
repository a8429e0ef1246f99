import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Reads content by its path from the project's root; tests hand in a map instead of a disk. */
export interface ContentFiles {
  /** The text, or null when there is no such file. Any other failure is thrown: it must not look like missing content. */
  read(file: string): Promise<string | null>;
  /** Paths of all files below a folder; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

export function diskFiles(root: string): ContentFiles {
  return {
    async read(file) {
      try {
        return await readFile(path.join(root, file), "utf8");
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async list(folder) {
      try {
        const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
          .sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}

export function memoryFiles(files: Readonly<Record<string, string>>): ContentFiles {
  return {
    read: async (file) => files[file] ?? null,
    list: async (folder) => Object.keys(files).filter((file) => file.startsWith(`${folder}/`)).sort(),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
