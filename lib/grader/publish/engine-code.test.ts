import path from "node:path";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { engineCode } from "./engine-code";

const root = path.resolve(import.meta.dirname, "../../..");
const interfaceOf = (module: WebAssembly.Module) => [WebAssembly.Module.imports(module), WebAssembly.Module.exports(module)];

describe("the engine's code", () => {
  it("asks its host for nothing that its package's module does not ask for, and gives the same", async () => {
    const original = await WebAssembly.compile(readFileSync(path.join(root, "node_modules/quickjs-wasi/quickjs.wasm")));
    expect(interfaceOf(await WebAssembly.compile(await engineCode(root)))).toEqual(interfaceOf(original));
  });
});
