import type { Locale } from "@/lib/i18n/locales";
import { checkText } from "./check/text";
import { compileMdx } from "./compile";
import type { ContentFiles } from "./files";
import { footnoteWords } from "./footnotes";
import { errorAt, hasErrors, type ContentIssue, type IssueCode } from "./issue";
import type { KnownIds } from "./known";
import { parseMdxText, syntaxIssue } from "./lesson-document";
import type { CompiledMdx, LabTexts, Loaded } from "./types";

/** Nothing links into a lab's texts, and a small table beside the editor speaks for itself. */
const lenient = new Set<IssueCode>(["heading-id", "heading-level", "table-caption"]);

/** Reads and compiles what stands beside a lab's editor: `instructions/<locale>.mdx`, and `hints/<locale>.mdx`, one ## heading a hint. */
export async function readLabTexts(files: ContentFiles, lab: string, locale: Locale, known: KnownIds): Promise<Loaded<LabTexts> | null> {
  if (!known.labs.has(lab)) return null;
  const issues: ContentIssue[] = [];
  const load = async (file: string, body: string): Promise<CompiledMdx | null> => {
    const parsed = parseMdxText(file, body);
    issues.push(...parsed.issues.filter(({ code }) => !lenient.has(code)));
    if (!parsed.document) return null;
    issues.push(...checkText(parsed.document, known).filter(({ code }) => !lenient.has(code)));
    if (hasErrors(issues)) return null;
    try {
      return await compileMdx(parsed.document.body, footnoteWords[locale]);
    } catch (error) {
      issues.push(syntaxIssue(file, error));
      return null;
    }
  };
  const read = async (kind: "instructions" | "hints") => {
    const file = `labs/${lab}/${kind}/${locale}.mdx`;
    const text = await files.read(file);
    if (text === null) issues.push(errorAt("file-missing", `labs/${lab}/lab.ts`, 1, `the lab needs ${file}`));
    return { file, text: text ?? "" };
  };

  const instructions = await read("instructions");
  const compiled = await load(instructions.file, instructions.text);
  const hints = await read("hints");
  const steps: LabTexts["hints"][number][] = [];
  for (const { title, body } of splitHints(hints.text)) {
    const step = await load(hints.file, body);
    if (step) steps.push({ ...step, title });
  }
  return hasErrors(issues) ? { ok: false, issues } : { ok: true, value: { instructions: compiled, hints: steps }, issues };
}

/** Cuts a text at its ## headings outside code blocks; each part keeps the line numbers of the file. */
export function splitHints(text: string): { title: string; body: string }[] {
  const lines = text.split(/\r?\n/);
  let fenced = false;
  const starts = lines.flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    return !fenced && line.startsWith("## ") ? [index] : [];
  });
  return starts.map((start, index) => ({
    title: (lines[start] ?? "").slice(3).replace(/\s*\{#[^}]*\}\s*$/, "").trim(),
    body: lines.map((line, at) => (at > start && at < (starts[index + 1] ?? lines.length) ? line : "")).join("\n").trimEnd(),
  }));
}
