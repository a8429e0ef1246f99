import type { ComponentType } from "react";
import * as jsxRuntime from "react/jsx-runtime";
import type { CompiledMdx } from "./types";

/** What a text's component takes: what to render for each element and component that it names. */
export interface MdxProps {
  // The components' props differ; the checker has held every use against its schema.
  readonly components: Readonly<Record<string, ComponentType<never> | string>>;
}

/**
 * Turns compiled MDX into a component, on the server. The code is the course's own, compiled by compile.ts; it is a
 * function body that wants the JSX runtime and returns a module.
 */
export function evaluateMdx({ code }: CompiledMdx): ComponentType<MdxProps> {
  const module = new Function("React", "_jsx_runtime", code)(undefined, jsxRuntime) as { default: ComponentType<MdxProps> };
  return module.default;
}
