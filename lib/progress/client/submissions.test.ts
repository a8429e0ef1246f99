import { afterEach, describe, expect, it, vi } from "vitest";
import type { Submission } from "@/lib/grader/work";
import { labSubmissions } from "./submissions";
import { FakeServer } from "./testing";

const files = { "queue.ts": "// mine" };
const report = { verdict: "passed" };
const graded = { id: "s1", state: "graded", at: 1, report };
const client = (server: FakeServer) => labSubmissions({ lab: "queue", labVersion: "v1", seed: 1, fetch: server.fetch });

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: FakeEventSource;
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.last = this;
  }
  close(): void { this.readyState = FakeEventSource.CLOSED; }
  say(told: unknown): void { this.dispatchEvent(new MessageEvent("submission", { data: JSON.stringify(told) })); }
}

afterEach(() => vi.unstubAllGlobals());

describe("submitting", () => {
  it("sends the files and the hash of the browser's own run, and no verdict", async () => {
    const server = new FakeServer().on("POST /api/submissions", () => ({ status: 202, body: { submission: { id: "s1", state: "queued", at: 1 } } }));
    expect(await client(server).submit(files, "hash")).toEqual({ state: "queued", id: "s1", at: 1 });
    expect(server.asked[0]?.body).toEqual({ lab: "queue", files, browserRun: { traceHash: "hash", labVersion: "v1", seed: 1 } });
  });

  it("gives the report at once for files that were graded before", async () => {
    const server = new FakeServer().on("POST /api/submissions", () => ({ body: { submission: { id: "s1", state: "graded", at: 1 } } })).on("GET /api/submissions/s1", () => ({ body: { submission: graded } }));
    expect(await client(server).submit(files)).toEqual({ state: "graded", id: "s1", at: 1, report });
  });

  it.each([[401, "sign-in"], [413, "too-large"], [422, "refused"], [429, "too-many"], [500, "server"]] as const)("tells an answer of %i as %s", async (status, problem) => {
    const server = new FakeServer().on("POST /api/submissions", () => ({ status, body: {} }));
    expect(await client(server).submit(files)).toEqual({ state: "refused", problem });
  });

  it("tells no answer as offline", async () => {
    const server = new FakeServer();
    server.online = false;
    expect(await client(server).submit(files)).toEqual({ state: "refused", problem: "offline" });
  });
});

describe("watching a submission", () => {
  it("hears each state once, and the stream ends with the verdict", () => {
    vi.stubGlobal("EventSource", FakeEventSource);
    const heard: Submission[] = [];
    client(new FakeServer()).watch("s1", (submission) => heard.push(submission));
    const stream = FakeEventSource.last;
    for (const told of [{ id: "s1", state: "queued", at: 1 }, { id: "s1", state: "queued", at: 1 }, { id: "s1", state: "running", at: 1 }, graded]) stream.say(told);
    expect(heard.map(({ state }) => state)).toEqual(["queued", "running", "graded"]);
    expect([stream.url, stream.readyState]).toEqual(["/api/submissions/s1/events", FakeEventSource.CLOSED]);
  });

  it("asks instead when the stream breaks again and again, or there is none", async () => {
    const server = new FakeServer().on("GET /api/submissions/s1", () => ({ body: { submission: graded } }));
    const verdict = () => new Promise<Submission>((resolve) => { client(server).watch("s1", resolve); });
    expect(await verdict()).toMatchObject({ state: "graded" });
    vi.stubGlobal("EventSource", FakeEventSource);
    const later = verdict();
    FakeEventSource.last.dispatchEvent(new Event("error"));
    FakeEventSource.last.dispatchEvent(new Event("error"));
    expect(await later).toMatchObject({ state: "graded", report });
  });

  it("tells nothing more once it was left", () => {
    vi.stubGlobal("EventSource", FakeEventSource);
    const heard: Submission[] = [];
    client(new FakeServer()).watch("s1", (submission) => heard.push(submission))();
    FakeEventSource.last.say(graded);
    expect(heard).toEqual([]);
  });
});
