import { stripVTControlCharacters, styleText } from "node:util";
import { formatFaults, type Schedule } from "@/lib/sim";
import type { LabManifest } from "../lab";
import type { Failure, Position, Report, Stop, TestReport } from "../report";
import type { Text } from "../text";
import { lineDiff } from "./line-diff";
import { fill, type Words } from "./words";

export interface PrintOptions {
  readonly words: Words;
  readonly lang: keyof Text;
  readonly color: boolean;
}

type Style = "green" | "red" | "dim" | "bold";

/** The report for a terminal: tests by behaviour, then the first failure in full. Ends without a line feed. */
export function printReport(report: Report, lab: Pick<LabManifest, "title" | "groups" | "tests">, options: PrintOptions): string {
  const { words, lang } = options;
  const paint = painter(options.color);
  const results = new Map(report.tests.map((test) => [test.id, test]));
  const lines = [paint("bold", lab.title[lang]), ""];
  for (const group of lab.groups) {
    const tests = lab.tests.filter((test) => test.group === group.id && results.has(test.id));
    if (tests.length === 0) continue;
    lines.push(`${group.title[lang]}`);
    for (const { id, title, hidden } of tests) {
      lines.push(`  ${mark(results.get(id)?.status, paint)} ${title[lang]}${hidden ? paint("dim", ` (${words.hiddenTest})`) : ""}`);
    }
    lines.push("");
  }
  const failed = report.tests.find((test) => test.status === "failed");
  if (report.stop) lines.push(...printStop(report.stop, lab, options, paint), "");
  if (failed) lines.push(...printFailure(failed, lab, options, paint), "");
  const passed = report.tests.filter((test) => test.status === "passed").length;
  if (report.tests.length > 0) lines.push(`${fill(words.count, { passed, total: report.tests.length })} · ${fill(words.seed, { seed: report.seed })}`);
  lines.push(paint(report.verdict === "passed" ? "green" : "red", words.verdict[report.verdict]));
  return lines.join("\n");
}

function printStop(stop: Stop, lab: Pick<LabManifest, "tests">, { words, lang }: PrintOptions, paint: Painter): string[] {
  const { title, help } = words.stop[stop.code];
  const test = lab.tests.find((candidate) => candidate.id === stop.test);
  return [
    paint("red", `✗ ${title}`) + (test ? ` (${test.title[lang]})` : ""),
    ...place(stop.at, words),
    ...indent(stop.explanation?.[lang] ?? stop.message ?? ""),
    ...indent(help).map((line) => paint("dim", line)),
  ];
}

function printFailure(test: TestReport, lab: Pick<LabManifest, "tests">, { words, lang }: PrintOptions, paint: Painter): string[] {
  const failure: Failure = test.failure ?? { code: "threw" };
  const { title, help } = words.failure[failure.code];
  const name = lab.tests.find(({ id }) => id === test.id)?.title[lang] ?? test.id;
  return [
    paint("red", `✗ ${name}`),
    ...indent(failure.message?.[lang] ?? title),
    ...indent(failure.thrown ?? ""),
    ...place(failure.at, words),
    ...printValues(failure, words, paint),
    ...(failure.message ? [] : indent(help).map((line) => paint("dim", line))),
    ...printSchedule(test.schedule, words),
    ...(test.logs.length > 0 ? [`  ${words.console}`, ...test.logs.flatMap((line) => indent(line.text, "  │ "))] : []),
  ];
}

function printSchedule(schedule: Schedule | undefined, words: Words): string[] {
  if (!schedule) return [];
  const { processes, seed, until, faults } = schedule;
  const title = fill(faults.length > 0 ? words.faults : words.noFaults, { processes: clean(processes.join(" ")), seed, until });
  return [`  ${title}`, ...indent(formatFaults(faults), "    ")];
}

function printValues({ expected, actual }: Failure, words: Words, paint: Painter): string[] {
  if (expected === undefined && actual === undefined) return [];
  return [
    `  ${paint("green", `- ${words.expected}`)}  ${paint("red", `+ ${words.actual}`)}`,
    ...lineDiff(clean(expected ?? ""), clean(actual ?? "")).map(({ sign, text }) =>
      `  ${sign === " " ? `  ${text}` : paint(sign === "-" ? "green" : "red", `${sign} ${text}`)}`),
  ];
}

function place(at: Position | undefined, words: Words): string[] {
  return at ? [`  ${fill(words.at, { file: clean(at.file), line: at.line, column: at.column })}`] : [];
}

function mark(status: TestReport["status"] | undefined, paint: Painter): string {
  if (status === "passed") return paint("green", "✓");
  return status === "failed" ? paint("red", "✗") : paint("dim", "·");
}

function indent(text: string, by = "  "): string[] {
  return text === "" ? [] : clean(text).split("\n").map((line) => by + line);
}

/** What student code printed may hold control sequences (or reversed text) made for whoever reads it. */
function clean(text: string): string {
  return stripVTControlCharacters(text).replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, "�");
}

type Painter = (style: Style, text: string) => string;

function painter(color: boolean): Painter {
  return color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}
