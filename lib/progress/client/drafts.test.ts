import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { labDrafts } from "./drafts";
import { browserProgress } from "./progress";
import { draftServer, type FakeServer } from "./testing";
import type { LabDrafts } from "./types";

const files = (text: string) => ({ "queue.ts": text });
/** Nothing happens by itself in these tests: `flush` is what the timers would call. */
const never = { device: 1e9, server: 1e9, retry: 1e9 };

const open: LabDrafts[] = [];
function page(server: FakeServer, owner: string | null): LabDrafts {
  const drafts = labDrafts({ progress: browserProgress(owner, { fetch: server.fetch }), lab: "queue", fetch: server.fetch, delays: never });
  open.push(drafts);
  return drafts;
}
/** Resolves with the next change of the status or text. */
function change(drafts: LabDrafts): Promise<Record<string, string> | undefined> {
  return new Promise((resolve) => {
    const stop = drafts.subscribe((replaced) => {
      stop();
      resolve(replaced);
    });
  });
}
async function until(drafts: LabDrafts, holds: () => boolean): Promise<void> {
  while (!holds()) await change(drafts);
}

beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });
afterEach(() => {
  for (const drafts of open.splice(0)) drafts.close();
  vi.unstubAllGlobals();
});

describe("drafts in the browser", () => {
  it("of a guest survive a reload, and nothing is sent", async () => {
    const server = draftServer();
    const before = page(server, null);
    expect(await before.load()).toBeUndefined();
    before.save(files("a"));
    expect(before.status().state).toBe("unsaved");
    await before.flush();
    expect(before.status().state).toBe("device");
    before.close();
    expect(await page(server, null).load()).toEqual(files("a"));
    expect(server.asked).toEqual([]);
  });

  it("of an account reach the server, each on top of the revision before", async () => {
    const server = draftServer();
    const drafts = page(server, "ada");
    await drafts.load();
    for (const text of ["a", "b"]) {
      drafts.save(files(text));
      await drafts.flush();
    }
    expect(drafts.status()).toMatchObject({ state: "server" });
    expect(server.draft).toMatchObject({ revision: 2, files: files("b") });
    expect(server.asked.filter(({ method }) => method === "PUT").map(({ ifMatch }) => ifMatch)).toEqual(['"0"', '"1"']);
  });

  it("written offline are on the device, survive a reload, and are sent once the server is back", async () => {
    const server = draftServer();
    server.online = false;
    const before = page(server, "ada");
    await before.load();
    before.save(files("on the train"));
    await before.flush();
    expect(before.status()).toMatchObject({ state: "device", offline: true });
    before.close();
    server.online = true;
    const after = page(server, "ada");
    expect(await after.load()).toEqual(files("on the train"));
    await until(after, () => after.status().state === "server");
    expect(server.draft?.files).toEqual(files("on the train"));
  });

  it("take a newer text of another device, and say so", async () => {
    const server = draftServer();
    const first = page(server, "ada");
    await first.load();
    first.save(files("desk"));
    await first.flush();
    first.close();
    server.draft = { revision: 2, files: files("laptop"), savedAt: 2_000 };
    const again = page(server, "ada");
    expect(await again.load()).toEqual(files("desk"));
    expect(await change(again)).toEqual(files("laptop"));
    expect(again.status().state).toBe("server");
  });

  it("that differ on two devices are a conflict: both are kept, and the choice is saved", async () => {
    const server = draftServer();
    const drafts = page(server, "ada");
    await drafts.load();
    server.draft = { revision: 1, files: files("theirs"), savedAt: 2_000 };
    drafts.save(files("mine"));
    await drafts.flush();
    expect(drafts.status().conflict).toEqual({ here: files("mine"), there: files("theirs"), thereSavedAt: 2_000 });
    expect(server.draft.files).toEqual(files("theirs"));
    await drafts.resolve(files("mine"));
    expect(drafts.status()).toMatchObject({ state: "server" });
    expect(drafts.status().conflict).toBeUndefined();
    expect(server.draft).toMatchObject({ revision: 2, files: files("mine") });
    expect((await drafts.kept()).map((kept) => kept.files["queue.ts"]).sort()).toEqual(["mine", "theirs"]);
  });

  it("show in the reader's other tab at once, and are a conflict where that tab has typed too", async () => {
    const server = draftServer();
    const [one, two, three] = [page(server, null), page(server, null), page(server, null)];
    await Promise.all([one.load(), two.load(), three.load()]);
    three.save(files("typed in tab three"));
    const [seen] = [change(two), change(three)];
    one.save(files("typed in tab one"));
    await one.flush();
    expect(await seen).toEqual(files("typed in tab one"));
    await until(three, () => three.status().conflict !== undefined);
    expect(three.status().conflict).toMatchObject({ here: files("typed in tab three"), there: files("typed in tab one") });
  });

  it("can be had back after a reset", async () => {
    const drafts = page(draftServer(), null);
    await drafts.load();
    drafts.save(files("an hour's work"));
    await drafts.keep(files("an hour's work"), "reset");
    drafts.save(files("starter"));
    await drafts.flush();
    expect(await drafts.kept()).toMatchObject([{ files: files("an hour's work"), why: "reset" }]);
  });

  it("say that they are nowhere when the browser refuses storage", async () => {
    vi.stubGlobal("indexedDB", { open: () => { throw new DOMException("denied", "SecurityError"); } });
    const progress = browserProgress(null);
    const drafts = labDrafts({ progress, lab: "queue", delays: never });
    open.push(drafts);
    expect(await progress.storage()).toBe("memory");
    await drafts.load();
    drafts.save(files("a"));
    await drafts.flush();
    expect(drafts.status().state).toBe("failed");
  });

  it("that the server will not take stay on the device, and are not sent for ever", async () => {
    const server = draftServer().on("PUT /api/drafts/queue", () => ({ status: 413, body: { code: "too-large" } }));
    const drafts = page(server, "ada");
    await drafts.load();
    drafts.save(files("x"));
    await drafts.flush();
    await drafts.flush();
    expect(drafts.status().state).toBe("device");
    expect(server.asked.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });
});
