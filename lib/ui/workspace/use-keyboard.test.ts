import { describe, expect, it } from "vitest";
import { commandOf } from "./use-keyboard";

const press = (key: string, part: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}, code = "") =>
  ({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...part });

describe("keys", () => {
  it("run with Ctrl+Enter, on a Mac with ⌘+Enter, and stop with Shift", () => {
    expect(commandOf(press("Enter", { ctrlKey: true }), true, false)).toBe("run");
    expect(commandOf(press("Enter", { metaKey: true }), true, true)).toBe("run");
    expect(commandOf(press("Enter", { ctrlKey: true, shiftKey: true }), true, false)).toBe("stop");
    expect(commandOf(press("Enter"), true, false)).toBeUndefined();
  });

  it("switch what Tab does with Ctrl+M, on a Mac with Ctrl+Shift+M", () => {
    expect(commandOf(press("m", { ctrlKey: true }, "KeyM"), true, false)).toBe("toggle-tab");
    expect(commandOf(press("M", { ctrlKey: true, shiftKey: true }, "KeyM"), true, true)).toBe("toggle-tab");
    expect(commandOf(press("m", { metaKey: true }, "KeyM"), true, true)).toBeUndefined();
  });

  it("never take a question mark that somebody is typing", () => {
    expect(commandOf(press("?", { shiftKey: true }), true, false)).toBeUndefined();
    expect(commandOf(press("?", { shiftKey: true }), false, false)).toBe("help");
  });
});
