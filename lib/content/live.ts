import { createHash } from "node:crypto";
import { diskFiles, type ContentFiles } from "./files";
import { glossaryFor } from "./glossary";
import { readLabTexts } from "./lab-texts";
import { assembleLesson } from "./lesson";
import { figuresFile, projectCourse, readProject, type Project } from "./project";
import { projectRoot } from "./root";
import type { ContentStore } from "./store";

/** Content as it lies on disk at this moment, checked and compiled when asked for. For development; see built.ts. */
export function openLive(files: ContentFiles = diskFiles(projectRoot())): ContentStore {
  const project = whileUnchanged(files);
  return {
    course: async (locale) => projectCourse(files, await project(), locale),
    async lesson(id, locale) {
      const current = await project();
      const folder = current.lessons.get(id);
      if (!folder) return null;
      const loaded = await assembleLesson(id, folder, locale);
      const general = current.issues.filter((issue) => !issue.file.endsWith(".mdx") && !folder.issues.includes(issue));
      return { ...loaded, issues: [...loaded.issues, ...general] };
    },
    glossary: async (locale) => glossaryFor((await project()).glossary, locale),
    labTexts: async (lab, locale) => readLabTexts(files, lab, locale, (await project()).known),
  };
}

/** Reads and checks the course anew when a file has changed: one page asks for it several times. */
function whileUnchanged(files: ContentFiles): () => Promise<Project> {
  let last: { digest: string; project: Promise<Project> } | undefined;
  return async () => {
    const digest = await digestOf(files);
    if (last?.digest !== digest) last = { digest, project: readProject(files) };
    return last.project;
  };
}

/** Of the texts themselves: a time of change says nothing after a checkout. */
async function digestOf(files: ContentFiles): Promise<string> {
  const labs = (await files.list("labs")).filter((file) => file.endsWith("/lab.ts"));
  const names = [...(await files.list("content")), ...labs, figuresFile];
  const texts = await Promise.all(names.map(async (name) => [name, await files.read(name)] as const));
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}
