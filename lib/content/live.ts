import { diskFiles } from "./files";
import { glossaryFor } from "./glossary";
import { readLabTexts } from "./lab-texts";
import { assembleLesson } from "./lesson";
import { projectCourse, readProject } from "./project";
import { projectRoot } from "./root";
import type { ContentStore } from "./store";

/** Content as it lies on disk at this moment, checked and compiled when asked for. For development; see built.ts. */
export function openLive(): ContentStore {
  const files = diskFiles(projectRoot());
  return {
    course: async (locale) => projectCourse(files, await readProject(files), locale),
    async lesson(id, locale) {
      const project = await readProject(files);
      const folder = project.lessons.get(id);
      if (!folder) return null;
      const loaded = await assembleLesson(id, folder, locale);
      const general = project.issues.filter((issue) => !issue.file.endsWith(".mdx") && !folder.issues.includes(issue));
      return { ...loaded, issues: [...loaded.issues, ...general] };
    },
    glossary: async (locale) => glossaryFor((await readProject(files)).glossary, locale),
    labTexts: async (lab, locale) => readLabTexts(files, lab, locale, (await readProject(files)).known),
  };
}
