import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { LabManifest } from "../../lab";
import { finding, type Finding } from "./finding";
import type { LabSources } from "./sources";

/** Shorter literals occur by chance. */
const telling = 12;

/** That nothing of the reference, the mutants or the hidden tests is in what browsers get. Looks for their strings in the very bytes. */
export function secretFindings(root: string, lab: LabSources, manifest: LabManifest): Finding[] {
  const open = [
    ...Object.values(lab.starter),
    ...sourcesBelow(path.join(root, "lib")), ...sourcesBelow(path.join(root, "labs", "api")),
    ...reachable(path.join(lab.folder, "tests.ts")),
  ].join("\n");
  const secret = [
    ...Object.entries(lab.solution).map(([file, text]) => [`solution/${file}`, text] as const),
    ...lab.mutants.flatMap(({ name, files }) => Object.entries(files).map(([file, text]) => [`${file} of mutant ${name}`, text] as const)),
    ...["hidden.ts"].map((file) => path.join(lab.folder, file)).filter((file) => existsSync(file)).map((file) => [path.basename(file), readFileSync(file, "utf8")] as const),
  ];
  const published = [
    path.join(root, "build", "labs", lab.definition.id, manifest.bundles.visible),
    ...filesBelow(path.join(root, "public", "_reconcile", "labs", lab.definition.id)),
  ].map((file) => readFileSync(file, "utf8")).join("\n");

  const leaks = secret.flatMap(([file, text]) =>
    literals(text).filter((literal) => !open.includes(literal) && appears(published, literal)).map((literal) => `"${literal}" of ${file}`));
  const ids = manifest.tests.filter(({ hidden }) => hidden).map(({ id }) => id).filter((id) => appears(published, id));
  return [
    finding("no string of solution, mutants or hidden tests is in a public bundle", leaks.slice(0, 5).join(", ")),
    finding("no hidden test is in a public bundle", ids.join(", ")),
  ];
}

/** The string literals and template pieces of a source that are long enough to tell where they come from. */
function literals(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("secret.ts", text, ts.ScriptTarget.ES2022));
  return found.filter((literal) => literal.length >= telling);
}

/** Bundlers escape what is not ASCII in one of two ways, or not at all. */
function appears(published: string, literal: string): boolean {
  const escaped = [...literal].flatMap((character) => (character > "\u007f" ? character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`) : [character])).join("");
  return published.includes(literal) || published.toUpperCase().includes(escaped.toUpperCase());
}

/** Texts of a module and of what it imports from its own lab, types aside. */
function reachable(entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry) || !existsSync(entry)) return [];
  seen.add(entry);
  const text = readFileSync(entry, "utf8");
  const imports = [...text.matchAll(/^import (?!type\b)[^;]*?from "(\.[^"]+)"/gm)].map((match) => path.join(path.dirname(entry), `${match[1]?.replace(/\.ts$/, "")}.ts`));
  return [text, ...imports.flatMap((file) => reachable(file, seen))];
}

function sourcesBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => /\.ts$/.test(file)).map((file) => readFileSync(file, "utf8"));
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
