import { expect, it } from "vitest";
import { onEachDatabase } from "@/tests/helpers/databases";
import { keepDraft, saveDraft } from "./drafts";
import { exportAccount } from "./export";
import { mergeProgress, mergeSchema } from "./merge";
import { submit } from "./submissions";
import { lab, person } from "./testing";

onEachDatabase("the export of an account", (databases) => {
  it("holds all that is stored about it and nothing of anybody else, in pieces", async () => {
    const db = await databases.fresh();
    const [viewer, other] = [await person(db), await person(db)];
    for (let n = 0; n < 41; n += 1) await keepDraft(db, viewer, { lab: "queue", files: { "queue.ts": `copy ${n}` }, why: "reset", device: "d" });
    for (let n = 0; n < 7; n += 1) await submit(db, viewer, lab, { files: { "queue.ts": `// mine ${n}` } });
    await saveDraft(db, viewer, { lab: "queue", files: { "queue.ts": "draft" }, base: 0, device: "d" });
    await mergeProgress(db, viewer, mergeSchema.parse({ device: "d", lessons: [{ lesson: "workqueue", readAt: 5 }] }));
    await submit(db, other, lab, { files: { "queue.ts": "// not mine" } });

    const pieces: string[] = [];
    for await (const piece of exportAccount(db, viewer)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(48);
    const text = pieces.join("");
    const exported = JSON.parse(text) as Record<string, { readonly files: string }[]>;
    expect(exported).toMatchObject({ format: "reconcile-export-1", id: viewer.id, drafts: [{ lab: "queue" }], lessons: [{ lesson: "workqueue" }] });
    expect(new Set(exported["revisions"]?.map(({ files }) => files)).size).toBe(41);
    expect(new Set(exported["submissions"]?.map(({ files }) => files)).size).toBe(7);
    for (const secret of ["// not mine", "passwordHash", "sessionVersion", "leaseOwner"]) expect(text).not.toContain(secret);
  });
});
