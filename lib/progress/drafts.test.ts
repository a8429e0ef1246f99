import { expect, it } from "vitest";
import { onEachDatabase } from "@/tests/helpers/databases";
import { getDraft, keepDraft, listKept, saveDraft } from "./drafts";
import { person } from "./testing";

const files = (text: string) => ({ "queue.ts": text });

onEachDatabase("drafts", (databases) => {
  it("follow the account from device to device by their revision", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    expect(await getDraft(db, viewer, "queue")).toBeNull();
    expect(await saveDraft(db, viewer, { lab: "queue", files: files("a"), base: 0, device: "one" })).toMatchObject({ result: "saved", revision: 1 });
    expect(await saveDraft(db, viewer, { lab: "queue", files: files("b"), base: 1, device: "two" })).toMatchObject({ result: "saved", revision: 2 });
    expect(await getDraft(db, viewer, "queue")).toMatchObject({ revision: 2, files: files("b"), device: "two" });
    expect((await listKept(db, viewer, "queue")).map((kept) => kept.files)).toEqual([files("a")]);
  });

  it("of devices that save at the same moment: one wins, the others learn of it, and no text is lost", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await saveDraft(db, viewer, { lab: "queue", files: files("base"), base: 0, device: "one" });
    const texts = ["b", "c", "d", "e"];
    // Connections that are open already: else the first save is over before the others begin.
    await Promise.all(texts.map(() => db.user.count()));
    const results = await Promise.all(texts.map((text) => saveDraft(db, viewer, { lab: "queue", files: files(text), base: 1, device: text })));
    expect(results.map((result) => result.result).sort()).toEqual(["conflict", "conflict", "conflict", "saved"]);
    const current = await getDraft(db, viewer, "queue");
    expect(current?.revision).toBe(2);
    for (const result of results) if (result.result === "conflict") expect(result.current).toEqual(current);
    const everything = [current?.files["queue.ts"], ...(await listKept(db, viewer, "queue")).map((kept) => kept.files["queue.ts"])];
    expect(everything.sort()).toEqual(["b", "base", "c", "d", "e"]);
  });

  it("of two tabs of one device that save at the same moment: one wins there too", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await saveDraft(db, viewer, { lab: "queue", files: files("base"), base: 0, device: "one" });
    // A copy from just now: the saves below need not make one, and nothing but the revision holds them apart.
    await keepDraft(db, viewer, { lab: "queue", files: files("kept"), why: "edit", device: "one" });
    const texts = ["b", "c", "d", "e"];
    await Promise.all(texts.map(() => db.user.count()));
    const results = await Promise.all(texts.map((text) => saveDraft(db, viewer, { lab: "queue", files: files(text), base: 1, device: "one" })));
    expect(results.map((result) => result.result).sort()).toEqual(["conflict", "conflict", "conflict", "saved"]);
    const everything = [(await getDraft(db, viewer, "queue"))?.files["queue.ts"], ...(await listKept(db, viewer, "queue")).map((kept) => kept.files["queue.ts"])];
    expect(everything.sort()).toEqual(["b", "c", "d", "e", "kept"]);
  });

  it("that are saved first at the same moment are a conflict, not an error", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const results = await Promise.all(["a", "b"].map((text) => saveDraft(db, viewer, { lab: "queue", files: files(text), base: 0, device: text })));
    expect(results.map((result) => result.result).sort()).toEqual(["conflict", "saved"]);
  });

  it("take the same text again as saved, whatever it builds on: an answer may be lost on its way", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const save = { lab: "queue", files: files("a"), base: 0, device: "one" };
    await saveDraft(db, viewer, save);
    expect(await saveDraft(db, viewer, save)).toMatchObject({ result: "saved", revision: 1 });
  });

  it("are copied before a reset, and every two minutes of typing", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const at = (minute: number) => new Date(Date.now() + minute * 60_000);
    const save = (text: string, base: number, minute: number, why?: "reset") => saveDraft(db, viewer, { lab: "queue", files: files(text), base, device: "one", ...(why && { why }) }, at(minute));
    await save("1", 0, 0);
    await save("2", 1, 0.1);
    await save("3", 2, 0.2);
    await save("4", 3, 0.3, "reset");
    await save("5", 4, 3);
    expect((await listKept(db, viewer, "queue")).map(({ files: kept, why }) => [kept["queue.ts"], why])).toEqual([["4", "edit"], ["3", "reset"], ["1", "edit"]]);
  });

  it("refuse what is too large, and what no database can hold", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await expect(saveDraft(db, viewer, { lab: "queue", files: files("x".repeat(200_001)), base: 0, device: "one" })).rejects.toMatchObject({ code: "too-large" });
    await expect(saveDraft(db, viewer, { lab: "queue", files: files("\0"), base: 0, device: "one" })).rejects.toMatchObject({ code: "bad-request" });
    expect(await saveDraft(db, viewer, { lab: "queue", files: files("\u{1F9ED} \ud800 调和"), base: 0, device: "one" })).toMatchObject({ result: "saved" });
    expect((await getDraft(db, viewer, "queue"))?.files["queue.ts"]).toBe("\u{1F9ED} \ud800 调和");
  });

  it("are out of anybody else's reach", async () => {
    const db = await databases.fresh();
    const [one, other] = [await person(db), await person(db, "admin")];
    await saveDraft(db, one, { lab: "queue", files: files("mine"), base: 0, device: "one" });
    await keepDraft(db, one, { lab: "queue", files: files("kept"), why: "reset", device: "one" });
    expect(await getDraft(db, other, "queue")).toBeNull();
    expect(await listKept(db, other, "queue")).toEqual([]);
  });
});
