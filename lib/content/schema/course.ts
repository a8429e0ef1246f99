import { z } from "zod";
import { id, text, words } from "./text";

export const lessonEntry = z.strictObject({
  id: id.describe("Stable id: the lesson's address (`/en/learn/<id>`), and the name under which progress is kept. Never changes."),
  path: words.optional().describe("Folder below `content/`; `<module>/<id>` unless given. Rename folders by this field, not by the id."),
  labs: z.array(id).optional().describe("Ids of the labs (folders of `labs/`) that belong to the lesson, in order."),
  planned: text.optional().describe("Title of a lesson that is yet to be written: it is on the course map and nothing more. Remove when the files exist."),
});

export const moduleEntry = z.strictObject({
  id: id.describe("Stable id of the module."),
  title: text.describe("Title, in both languages."),
  summary: text.describe("What one understands after it: one sentence."),
  lessons: z.array(lessonEntry).min(1).describe("Lessons in the order of study."),
});

/** content/course.yaml */
export const courseSchema = z.strictObject({
  modules: z.array(moduleEntry).min(1).describe("Modules in the order of study."),
});
