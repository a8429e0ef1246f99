import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LabManifest } from "../../lab";
import type { Text } from "../../text";
import { finding, type Finding } from "./finding";
import type { LabSources } from "./sources";

/** A lab gives at least so many hints, from a nudge to nearly the answer. */
const leastHints = 3;

/** That everything a student reads is there in both languages, and that ids are what they should be. */
export function textFindings(lab: LabSources, manifest: LabManifest): Finding[] {
  const texts: [string, Text][] = [
    ["lab title", manifest.title], ["lab summary", manifest.summary],
    ...manifest.groups.map(({ id, title }): [string, Text] => [`group ${id}`, title]),
    ...manifest.tests.map(({ id, title }): [string, Text] => [`test ${id}`, title]),
  ];
  return [
    finding("titles exist in both languages", texts.filter(([, text]) => !inBoth(text)).map(([name]) => name).join(", ")),
    finding("hints exist in both languages, step by step", hintProblem(lab.folder)),
    finding("instructions exist in both languages", (["en", "zh"] as const).filter((lang) => !read(lab.folder, "instructions", lang)).join(", ")),
    finding("ids are unique", repeated(manifest.tests.map(({ id }) => id)).concat(repeated(manifest.groups.map(({ id }) => id))).join(", ")),
    finding("every test is in a group", manifest.tests.filter(({ group }) => !manifest.groups.some(({ id }) => id === group)).map(({ id }) => id).join(", ")),
  ];
}

function inBoth({ en, zh }: Text): boolean {
  return en.trim() !== "" && /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en);
}

function hintProblem(folder: string): string | undefined {
  const counts = (["en", "zh"] as const).map((lang) => (read(folder, "hints", lang) ?? "").match(/^## /gm)?.length ?? 0);
  if (counts[0] !== counts[1]) return `${counts[0]} in English, ${counts[1]} in Chinese`;
  return (counts[0] ?? 0) < leastHints ? `${counts[0]}; at least ${leastHints} are needed` : undefined;
}

function read(folder: string, kind: string, lang: string): string | undefined {
  const file = path.join(folder, kind, `${lang}.mdx`);
  return existsSync(file) ? readFileSync(file, "utf8").trim() || undefined : undefined;
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
