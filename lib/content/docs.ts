import { z } from "zod";
import { issueCodes } from "./issue";
import { codeLanguages } from "./schema/code";
import { componentDocs } from "./schema/components";
import { courseSchema, lessonEntry, moduleEntry } from "./schema/course";
import { glossarySchema } from "./schema/glossary";
import { frontMatterSchema, sourceEntry } from "./schema/lesson";
import { quizOption, quizQuestion, quizSchema } from "./schema/quiz";

export const docsFile = "docs/authoring-lessons.md";

/** What stands between `<!-- generated: name -->` and `<!-- end -->` in the authors' documentation. */
const generated: Readonly<Record<string, () => string>> = {
  course: () => fieldTable(courseSchema),
  module: () => fieldTable(moduleEntry),
  lesson: () => fieldTable(lessonEntry),
  "front-matter": () => fieldTable(frontMatterSchema),
  source: () => fieldTable(sourceEntry),
  quiz: () => fieldTable(quizSchema),
  question: () => fieldTable(quizQuestion),
  option: () => fieldTable(quizOption),
  term: () => fieldTable(glossarySchema.shape.terms.element),
  languages: () => Object.entries(codeLanguages).map(([name, words]) => `\`${name}\` (${words})`).join(", "),
  components: () => Object.entries(componentDocs).map(([name, { use, props, example }]) => `### \`<${name}>\`\n\n${use}\n\n${fieldTable(props)}\n\n\`\`\`mdx\n${example}\n\`\`\``).join("\n\n"),
  codes: () => table(["Code", "Means"], Object.entries(issueCodes).map(([code, means]) => [`\`${code}\``, means])),
};

/** The documentation with its generated parts made anew from the schemas. */
export function fillDocs(markdown: string): string {
  return markdown.replace(/(<!-- generated: ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g, (_all, begin: string, name: string, end: string) => {
    const make = generated[name];
    if (!make) throw new Error(`${docsFile}: nothing generates "${name}"`);
    return `${begin}\n${make()}\n\n${end}`;
  });
}

/** Name, form and meaning of each field, from the schema's own descriptions. */
function fieldTable(schema: z.ZodObject): string {
  const required = new Set((z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as { required?: string[] }).required);
  const rows = Object.entries(schema.shape).map(([name, field]) => {
    const type = field as z.ZodType;
    return [`\`${name}\`${required.has(name) ? "" : " (optional)"}`, form(type), type.description ?? ""];
  });
  return table(["Field", "Form", "Meaning"], rows);
}

/** A schema in a few words. */
function form(type: z.ZodType): string {
  if (type instanceof z.ZodOptional) return form(type.unwrap() as z.ZodType);
  if (type instanceof z.ZodEnum) return type.options.map((option) => `\`${option}\``).join(" or ");
  if (type instanceof z.ZodArray) return `list of ${form(type.element as z.ZodType)}`;
  if (type instanceof z.ZodRecord) return "map";
  if (type instanceof z.ZodObject) return Object.keys(type.shape).join() === "en,zh" ? "text in `en` and `zh`" : "entry, see below";
  if (type instanceof z.ZodNumber) return "number";
  if (type instanceof z.ZodBoolean) return "yes or no";
  if (type instanceof z.ZodURL) return "web address";
  if (type instanceof z.ZodUnion) return "day";
  if (type instanceof z.ZodPipe) return form(type.in as z.ZodType);
  return "text";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
