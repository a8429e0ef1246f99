import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/sim";
import { messageWord, readersOf } from "./read";

describe("the words on the arrows of a store's trace", () => {
  it.each<[Json, string]>([
    [{ get: "counter" }, "get counter"],
    [{ value: "3", modRevision: 7 }, "3 @7"],
    [{ swap: "counter", modRevision: 7, value: "4" }, "if mod = 7 put 4"],
    [{ succeeded: false }, "failed"],
    [{ write: [{ requestPut: { key: "a", value: "1" } }, { requestDeleteRange: { key: "b" } }] }, "put a=1, delete b"],
    [{ revision: 8 }, "@8"],
    [{ watch: { key: "a" }, back: 2 }, "watch"],
    [{ startRevision: 5 }, "from 5"],
    [{ header: { revision: 9 }, canceled: false, events: [{ type: "PUT", kv: { key: "a", value: "1", modRevision: 9 } }, { type: "DELETE", kv: { key: "b", modRevision: 9 } }] }, "9 a=1, 9 b†"],
    [{ header: { revision: 9 }, canceled: true, events: [] }, "canceled"],
    ["something else", ""],
    [{ unknown: true }, ""],
  ])("%j is %j", (message, word) => {
    expect(messageWord(message)).toBe(word);
  });
});

describe("the readers of a moment", () => {
  it("are the processes that say what they have read", () => {
    expect(readersOf({ states: new Map<string, Json>([["etcd", { revision: 3 }], ["reader", { read: ["2: PUT a=1"] }], ["writer", "idle"]]) })).toEqual([{ name: "reader", read: ["2: PUT a=1"] }]);
  });
});
