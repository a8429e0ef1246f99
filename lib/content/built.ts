import { readFile } from "node:fs/promises";
import { builtFile } from "./built-files";
import { projectPath } from "./root";
import type { ContentStore } from "./store";
import type { Course, GlossaryEntry, LabTexts, Lesson } from "./types";

/** Content as scripts/build-content.ts left it: checked, compiled, read once and kept. */
export function openBuilt(): ContentStore {
  const kept = new Map<string, Promise<unknown>>();
  const read = <T>(file: string): Promise<T | null> => {
    const known = kept.get(file) ?? readJson(file);
    kept.set(file, known);
    // A failed read is tried again by the next who asks; and what is not there is not remembered, or made-up ids would fill the memory.
    known.then((value) => value ?? kept.delete(file), () => kept.delete(file));
    return known as Promise<T | null>;
  };
  const needed = async <T>(file: string): Promise<T> => {
    const value = await read<T>(file);
    if (value === null) throw new Error(`${file} is missing: run the build (npm start, or npx tsx scripts/build-content.ts)`);
    return value;
  };
  return {
    course: (locale) => needed<Course>(builtFile.course(locale)),
    glossary: (locale) => needed<GlossaryEntry[]>(builtFile.glossary(locale)),
    async lesson(id, locale) {
      const value = isId(id) ? await read<Lesson>(builtFile.lesson(id, locale)) : null;
      return value && { ok: true, value, issues: [] };
    },
    async labTexts(lab, locale) {
      const value = isId(lab) ? await read<LabTexts>(builtFile.labTexts(lab, locale)) : null;
      return value && { ok: true, value, issues: [] };
    },
  };
}

/** Ids come out of addresses; one that is none must not become part of a path, nor fill the memory of what was read. */
function isId(id: string): boolean {
  return /^[a-z0-9-]{1,64}$/.test(id);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(projectPath(file), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
