import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLinearizable, formatCounterexample, History, keyValue, register, Simulation, type KeyValueInput, type Model, type Operation, type RegisterInput } from "../index";

type RegisterOperation = Operation<RegisterInput, number>;

const write = (client: string, value: number, start: number, end?: number): RegisterOperation =>
  ({ client, input: { op: "write", value }, start, ...(end === undefined ? {} : { end, output: value }) });
const read = (client: string, value: number | undefined, start: number, end?: number): RegisterOperation =>
  ({ client, input: { op: "read" }, start, ...(value === undefined ? {} : { output: value }), ...(end === undefined ? {} : { end }) });

const linearizable = (...operations: RegisterOperation[]) => checkLinearizable(register, operations).kind;

describe("a register's history", () => {
  it("is linearizable if each read sees the last write before it", () => {
    expect(linearizable()).toBe("linearizable");
    expect(linearizable(write("a", 1, 0, 1), read("b", 1, 2, 3), write("a", 2, 4, 5), read("b", 2, 6, 7))).toBe("linearizable");
  });

  it("is linearizable if a read sees either side of a write it overlaps, and reads agree", () => {
    expect(linearizable(write("a", 1, 0, 10), read("b", 0, 1, 2), read("c", 1, 3, 4))).toBe("linearizable");
    expect(linearizable(write("a", 1, 0, 10), read("b", 1, 1, 2), read("c", 0, 3, 4))).toBe("violation");
    expect(linearizable(write("a", 1, 0, 10), read("b", 1, 1, 4), read("c", 0, 3, 6))).toBe("linearizable");
  });

  it("is not linearizable if a read is stale", () => {
    expect(linearizable(write("a", 1, 0, 1), read("b", 0, 2, 3))).toBe("violation");
  });

  it("counts operations that touch in time as overlapping", () => {
    expect(linearizable(write("a", 1, 0, 2), read("b", 0, 2, 3))).toBe("linearizable");
  });

  it("lets an operation without an answer take effect at any later time, or never", () => {
    expect(linearizable(write("a", 1, 0), read("b", 0, 5, 6), read("b", 1, 7, 8))).toBe("linearizable");
    expect(linearizable(write("a", 1, 0), read("b", 0, 5, 6))).toBe("linearizable");
    expect(linearizable(write("a", 1, 0), read("b", 1, 5, 6), read("b", 0, 7, 8))).toBe("violation");
    expect(linearizable(read("a", undefined, 0), write("b", 1, 1, 2))).toBe("linearizable");
    expect(linearizable(write("a", 1, 10), read("b", 1, 5, 6))).toBe("violation");
  });

  it("agrees with trying every order", () => {
    const operation = fc.record({ isWrite: fc.boolean(), value: fc.integer({ min: 0, max: 2 }), start: fc.nat(9), length: fc.nat(5), open: fc.nat(5) });
    let [good, bad] = [0, 0];
    fc.assert(fc.property(fc.array(operation, { maxLength: 6 }), (list) => {
      const operations = list.map(({ isWrite, value, start, length, open }, i) => {
        const end = open === 0 ? undefined : start + length;
        return isWrite ? write(`c${i}`, value, start, end) : read(`c${i}`, end === undefined ? undefined : value, start, end);
      });
      const expected = someOrderFits(operations);
      if (expected) good++; else bad++;
      expect(checkLinearizable(register, operations).kind).toBe(expected ? "linearizable" : "violation");
    }), { numRuns: 1500 });
    expect(Math.min(good, bad)).toBeGreaterThan(100);
  });

  it("is explained: what could be put in order, the state then, and what has no place", () => {
    const result = checkLinearizable(register, [write("a", 1, 0, 1), write("b", 2, 2, 3), read("c", 2, 4, 5), read("d", 1, 6, 7)]);
    expect(result.kind === "violation" && formatCounterexample(register, result.counterexample)).toBe([
      "Not linearizable. The longest order that fits:",
      "  a: write 1  [0–1 ms]",
      "  b: write 2  [2–3 ms]",
      "  c: read → 2  [4–5 ms]",
      "State then: 2",
      "Whatever comes next, this has no place:",
      "  d: read → 1  [6–7 ms]",
    ].join("\n"));
  });
});

describe("an operation that the object refuses", () => {
  const lock: Model<boolean, "lock" | "unlock", true> = {
    init: () => false,
    step: (held, input) => ((input === "lock") === held ? undefined : { state: !held }),
  };

  it("may, without an answer, never have taken effect", () => {
    const operations = [{ client: "a", input: "lock", output: true, start: 0, end: 1 }, { client: "b", input: "lock", start: 2 }] as const;
    expect(checkLinearizable(lock, operations).kind).toBe("linearizable");
    expect(checkLinearizable(lock, operations.map((operation) => ({ ...operation, output: true, end: 3 }))).kind).toBe("violation");
  });
});

describe("a key-value history", () => {
  const put = (key: string, value: string, start: number, end: number): Operation<KeyValueInput, string> => ({ client: "p", input: { op: "put", key, value }, output: "", start, end });
  const get = (key: string, value: string, start: number, end: number): Operation<KeyValueInput, string> => ({ client: "g", input: { op: "get", key }, output: value, start, end });

  it("is checked key by key", () => {
    expect(checkLinearizable(keyValue, [put("x", "1", 0, 1), put("y", "2", 2, 3), get("x", "1", 4, 5), get("y", "2", 6, 7)]).kind).toBe("linearizable");
    const result = checkLinearizable(keyValue, [put("x", "1", 0, 1), put("y", "2", 2, 3), get("y", "", 4, 5), get("x", "1", 6, 7)]);
    expect(result).toMatchObject({ kind: "violation", counterexample: { key: "y", stuck: { input: { op: "get", key: "y" } } } });
  });

  it("knows an append that was applied twice", () => {
    const append = (value: string, start: number, end: number): Operation<KeyValueInput, string> => ({ client: "a", input: { op: "append", key: "x", value }, output: "", start, end });
    expect(checkLinearizable(keyValue, [append("a", 0, 10), append("b", 0, 10), get("x", "ba", 11, 12)]).kind).toBe("linearizable");
    expect(checkLinearizable(keyValue, [append("a", 0, 10), append("b", 0, 10), get("x", "bab", 11, 12)]).kind).toBe("violation");
  });

  it("is checked in a moment where trying every order would take for ever", () => {
    const operations = Array.from({ length: 200 }, (_, round) => Array.from({ length: 5 }, (_unused, client) => put(`k${client % 2}`, `${round}-${client}`, round * 10, round * 10 + 25))).flat();
    expect(checkLinearizable(keyValue, operations).kind).toBe("linearizable");
    const same = Array.from({ length: 12 }, () => put("k0", "same", 0, 10));
    expect(checkLinearizable(keyValue, [...same, get("k0", "other", 11, 12)]).kind).toBe("violation");
    const wrong = [...operations, get("k0", "none of them", 5000, 5001)];
    expect(checkLinearizable(keyValue, wrong, { maxSteps: 2000 }).kind).toBe("unknown");
  });
});

describe("a long history of one object", () => {
  /** 20,000 operations, five of which overlap at any time; each read sees the write that is under way or the one before. */
  const long = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? write(`c${i % 5}`, i, i * 10, i * 10 + 45) : read(`c${i % 5}`, i - 1, i * 10, i * 10 + 45)));

  it("is checked in time that grows with its length", () => {
    expect(checkLinearizable(register, long).kind).toBe("linearizable");
    expect(checkLinearizable(register, [...long, read("z", 1, 1e6, 1e6 + 1)], { maxSteps: 50_000 }).kind).not.toBe("linearizable");
  }, 5_000);

  it("is so as well if an operation at its beginning was never answered", () => {
    expect(checkLinearizable(register, [write("lost", -1, 0), ...long]).kind).toBe("linearizable");
  }, 5_000);
});

describe("a recorded history", () => {
  it("takes its times from virtual time, and leaves open what was not answered", () => {
    const sim = new Simulation({ seed: 1 });
    const history = new History<RegisterInput, number>(sim.clock);
    const answered = history.begin("a", { op: "write", value: 1 });
    sim.advanceSync(5);
    history.begin("b", { op: "read" });
    answered(1);
    expect(history.operations()).toEqual([
      { client: "a", input: { op: "write", value: 1 }, output: 1, start: 0, end: 5 },
      { client: "b", input: { op: "read" }, start: 5 },
    ]);
  });
});

/** The definition itself: a subset with all answered operations, in an order that respects time and the model. */
function someOrderFits(operations: readonly RegisterOperation[], model: Model<number, RegisterInput, number> = register, state = model.init()): boolean {
  if (operations.every((operation) => operation.end === undefined)) return true;
  return operations.some((next, i) => {
    if (operations.some((other) => other.end !== undefined && other.end < next.start)) return false;
    const stepped = model.step(state, next.input, next.output);
    return stepped !== undefined && someOrderFits(operations.toSpliced(i, 1), model, stepped.state);
  });
}
