import { describe, expect, it, vi } from "vitest";
import { createFileStore } from "./file-store";

const starter = { "queue.ts": "start", "types.ts": "given" };
const make = () => createFileStore(starter, new Set(["types.ts"]));

describe("the files of a workspace", () => {
  it("begin as the starter", () => expect(make().get()).toEqual(starter));

  it("take an edit and tell whoever listens", () => {
    const store = make();
    const listener = vi.fn();
    store.subscribe(listener);
    store.edit("queue.ts", "mine");
    expect(store.get()["queue.ts"]).toBe("mine");
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("leave read-only files as they are, in an edit and in an old draft", () => {
    const store = make();
    store.edit("types.ts", "changed");
    store.replace({ "queue.ts": "mine", "types.ts": "changed", "gone.ts": "x" }, "restore");
    expect(store.get()).toEqual({ "queue.ts": "mine", "types.ts": "given" });
  });

  it("can undo a reset, even after typing", () => {
    const store = make();
    store.edit("queue.ts", "an hour of work");
    store.replace(starter, "reset");
    store.edit("queue.ts", "a few keys");
    store.undo();
    expect(store.get()["queue.ts"]).toBe("an hour of work");
    expect(store.replaced()).toBeUndefined();
  });

  it("offer nothing to undo where a replacement changed nothing", () => {
    const store = make();
    store.replace(starter, "reset");
    expect(store.replaced()).toBeUndefined();
  });

  it("keep one line ending, so that a text from elsewhere equals itself", () => {
    const store = make();
    store.edit("queue.ts", "a\r\nb\rc");
    expect(store.get()["queue.ts"]).toBe("a\nb\nc");
  });
});
