import { describe, expect, it } from "vitest";
import { saveView } from "./save-view";
import { report } from "./testing/reports";

const files = { "queue.ts": "mine" };
const graded = { files, submission: { state: "graded" as const, id: "s1", at: 1, report: report() } };

describe("what is said of where the text is", () => {
  it("says graded of exactly the text that was graded", () => {
    expect(saveView({ state: "server" }, files, graded)).toBe("graded");
    expect(saveView({ state: "server" }, { "queue.ts": "newer" }, graded)).toBe("server");
  });

  it("does not call a submission graded while it waits, or when the fault was ours", () => {
    expect(saveView({ state: "device" }, files, { files, submission: { state: "queued", id: "s1", at: 1 } })).toBe("device");
    expect(saveView({ state: "device" }, files, { files, submission: { ...graded.submission, report: report({ verdict: "error" }) } })).toBe("device");
  });

  it("lets nothing hide an edit that is not stored, or a conflict", () => {
    expect(saveView({ state: "unsaved" }, files, graded)).toBe("unsaved");
    expect(saveView({ state: "failed" }, files, graded)).toBe("failed");
    expect(saveView({ state: "server", conflict: { here: files, there: {}, thereSavedAt: 1 } }, files, graded)).toBe("conflict");
  });
});
