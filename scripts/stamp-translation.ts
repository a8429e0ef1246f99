/**
 * Marks a lesson's translation as up to date: writes the hash of each section of its source into the front matter.
 *
 *   npx tsx scripts/stamp-translation.ts <lesson> [section …]   all sections, or only those named
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { diskFiles } from "../lib/content/files";
import { splitFrontMatter } from "../lib/content/front-matter";
import { readProject } from "../lib/content/project";
import { projectRoot, projectPath } from "../lib/content/root";

const [lesson, ...only] = process.argv.slice(2);
if (!lesson) {
  console.error("usage: npx tsx scripts/stamp-translation.ts <lesson> [section …]");
  process.exit(2);
}
const project = await readProject(diskFiles(projectRoot()));
const folder = project.lessons.get(lesson);
if (!folder) {
  console.error(`There is no written lesson "${lesson}" in content/course.yaml.`);
  process.exit(1);
}
for (const translation of Object.values(folder.documents)) {
  const source = folder.documents[translation.frontMatter.source ?? "en"];
  if (!source || source.locale === translation.locale) continue;
  const own = new Set(translation.outline.headings.map(({ id }) => id));
  const headings = new Set(source.outline.headings.map(({ id }) => id));
  const stamps = Object.entries(source.stamps).flatMap(([id, hash]) => {
    if (headings.has(id) && !own.has(id)) return [];
    if (only.length === 0 || only.includes(id)) return [[id, hash] as const];
    const kept = translation.frontMatter.translated?.[id];
    return kept ? [[id, kept] as const] : [];
  });
  writeStamps(translation.file, Object.fromEntries(stamps));
  console.log(`${translation.file}: ${stamps.length} sections stamped`);
}

/** Replaces `translated` in a file's front matter and leaves everything else as it was typed. */
function writeStamps(file: string, stamps: Record<string, string>): void {
  const text = readFileSync(projectPath(file), "utf8");
  const { yaml } = splitFrontMatter(text);
  if (yaml === null) return;
  const document = parseDocument(yaml);
  document.set("translated", document.createNode(stamps));
  writeFileSync(projectPath(file), text.replace(yaml, document.toString({ lineWidth: 0 }).trimEnd()));
}
