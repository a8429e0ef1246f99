import type { Model } from "./linearizability";

export type RegisterInput = { readonly op: "read" } | { readonly op: "write"; readonly value: number };

/** One number that can be read and written; at first 0. A write's output is its value. */
export const register: Model<number, RegisterInput, number> = {
  init: () => 0,
  step: (state, input, output) => {
    if (input.op === "write") return { state: input.value };
    return output === undefined || output === state ? { state } : undefined;
  },
  describe: (input, output) => (input.op === "write" ? `write ${input.value}` : `read → ${output ?? "?"}`),
};

export type KeyValueInput =
  | { readonly op: "get"; readonly key: string }
  | { readonly op: "put" | "append"; readonly key: string; readonly value: string };

/** A key-value store of texts; at first each is empty. The output of a put or append is not looked at. */
export const keyValue: Model<string, KeyValueInput, string> = {
  init: () => "",
  step: (state, input, output) => {
    if (input.op === "put") return { state: input.value };
    if (input.op === "append") return { state: state + input.value };
    return output === undefined || output === state ? { state } : undefined;
  },
  key: (input) => input.key,
  describe: (input, output) =>
    input.op === "get" ? `get ${input.key} → ${output === undefined ? "?" : JSON.stringify(output)}` : `${input.op} ${input.key} ${JSON.stringify(input.value)}`,
};
