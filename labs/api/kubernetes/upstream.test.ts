import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../../..");
const file = path.join(import.meta.dirname, "upstream.type-test.ts");
const { options } = ts.parseJsonConfigFileContent(JSON.parse(readFileSync(path.join(root, "tsconfig.json"), "utf8")), ts.sys, root);

let last: ts.Program | undefined;

/** What the compiler says of upstream.type-test.ts, with one of our files changed. */
function problems(name?: string, change = (text: string) => text): string[] {
  const host = ts.createCompilerHost(options);
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (source, ...rest) => {
    if (source !== path.join(import.meta.dirname, name ?? "")) return last?.getSourceFile(source) ?? original(source, ...rest);
    const text = readFileSync(source, "utf8");
    expect(change(text)).not.toBe(text);
    return ts.createSourceFile(source, change(text), ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([file], { ...options, incremental: false, noEmit: true, plugins: [] }, host);
  last ??= program;
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
}

test("every field of our types exists upstream, as optional and of a type that fits", () => {
  expect(problems()).toEqual([]);
}, 60_000);

test.each([
  ["misspelt", "affinity.ts", "maxSkew:", "maxSkw:", "Pod.spec.topologySpreadConstraints[].maxSkw does not exist upstream"],
  ["of another type", "node.ts", "sizeBytes?: number", "sizeBytes?: string", "Node.status.images[].sizeBytes has another type upstream"],
  ["not as optional", "core.ts", "involvedObject:", "involvedObject?:", "Event.involvedObject is required upstream"],
  ["a single value that is a list", "rbac.ts", "verbs: string[]", "verbs: string", "Role.rules[].verbs has another type upstream"],
])("a field that is %s is named", (_, name, from, to, problem) => {
  expect(problems(name, (text) => text.replace(from, to)).join("\n")).toContain(problem);
}, 60_000);
