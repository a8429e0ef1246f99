import ts from "typescript";
import { describe, expect, it } from "vitest";
import { apiTypes } from "./build-api-types";
import * as apiSource from "node:fs";
import * as api from "../labs/api";

/** Type-checks a student's file against the declarations alone, as the editor does: no DOM, no Node. */
function problemsOf(studentCode: string): string[] {
  const files = new Map([["/reconcile-api.d.ts", apiTypes()], ["/student.ts", studentCode]]);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts"], module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true, noEmit: true, types: [],
  };
  const host = ts.createCompilerHost(options);
  const original = { getSourceFile: host.getSourceFile.bind(host), fileExists: host.fileExists.bind(host) };
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    return text === undefined ? original.getSourceFile(name, target) : ts.createSourceFile(name, text, target);
  };
  host.fileExists = (name) => files.has(name) || original.fileExists(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
}

describe("reconcile-api.d.ts", () => {
  it("declares every type that @reconcile/api exports", () => {
    const index = apiSource.readFileSync(new URL("../labs/api/index.ts", import.meta.url), "utf8");
    const named = [...index.matchAll(/export type \{([^}]*)\}/g)].flatMap((m) => m[1]!.split(",").map((n) => n.trim()).filter(Boolean));
    const whole = [...index.matchAll(/export type \* from "(.*)"/g)].flatMap((m) => {
      const text = apiSource.readFileSync(new URL(`../labs/api/${m[1]}.ts`, import.meta.url), "utf8");
      return [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((found) => found[1]!);
    });
    const names = [...named, ...whole];
    expect(named.length).toBeGreaterThan(10);
    expect(whole).toEqual(expect.arrayContaining(["Pod", "AdmissionReview", "Lease"]));
    expect(problemsOf(`export type { ${names.join(", ")} } from "@reconcile/api";`)).toEqual([]);
    expect(problemsOf('export type { Nothing } from "@reconcile/api";')[0]).toContain("Nothing");
  });

  it("declares the values that it exports, and no others", () => {
    const source = ts.createSourceFile("api.d.ts", apiTypes(), ts.ScriptTarget.ES2022, true);
    const module = source.statements.find(ts.isModuleDeclaration)!.body as ts.ModuleBlock;
    const declared = module.statements.flatMap((statement) => {
      if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((d) => d.name.getText());
      return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) ? [statement.name!.text] : [];
    });
    expect([...new Set(declared)].sort()).toEqual(Object.keys(api).sort());
    expect(problemsOf('import { splitMetaNamespaceKey } from "@reconcile/api"; export const name: string = splitMetaNamespaceKey("a/b").name;')).toEqual([]);
    expect(problemsOf('import { metaNamespaceKeyFunc } from "@reconcile/api"; export const key: number = metaNamespaceKeyFunc({});')[0]).toContain("not assignable");
  });

  it("knows console and nothing of a browser or of Node", () => {
    expect(problemsOf('console.log("here", 1);')).toEqual([]);
    expect(problemsOf("setTimeout(() => {}, 1);")[0]).toContain("setTimeout");
    expect(problemsOf("document.title;")[0]).toContain("document");
    expect(problemsOf("process.exit();")[0]).toContain("process");
  });

  it("keeps the comments that an editor shows", () => {
    expect(apiTypes()).toContain("An item that waits already keeps the **earlier** of its two times.");
  });

  it("rejects code that gets an API wrong", () => {
    expect(problemsOf('import type { Clock } from "@reconcile/api"; export const f = (c: Clock): string => c.now();')[0]).toContain("not assignable");
  });
});
