import { describe, expect, it } from "vitest";
import { type SubmissionEvent, type SubmissionState, submissionReducer } from "./submission-state";
import { report } from "./testing/reports";

const files = { "queue.ts": "mine" };
const queued = { state: "queued" as const, id: "s1", at: 1 };
const graded = { state: "graded" as const, id: "s1", at: 1, report: report() };
const play = (...events: SubmissionEvent[]): SubmissionState => events.reduce(submissionReducer, { phase: "none" } as SubmissionState);

describe("a submission on its way", () => {
  it("is sent, stored, then graded", () => {
    expect(play({ type: "send", files }, { type: "news", submission: queued })).toMatchObject({ phase: "stored", submission: queued });
    expect(play({ type: "send", files }, { type: "news", submission: queued }, { type: "news", submission: graded })).toMatchObject({ phase: "stored", submission: graded, files });
  });

  it("never takes a verdict back when an older message arrives late", () => {
    expect(play({ type: "send", files }, { type: "news", submission: graded }, { type: "news", submission: queued })).toMatchObject({ submission: graded });
  });

  it("ignores news of a submission that a newer one replaced", () => {
    const newer = { ...queued, id: "s2" };
    expect(play({ type: "send", files }, { type: "news", submission: newer }, { type: "news", submission: graded })).toMatchObject({ submission: newer });
  });

  it("says what went wrong while sending, and can be sent again", () => {
    expect(play({ type: "send", files }, { type: "problem", problem: "offline" })).toEqual({ phase: "problem", problem: "offline" });
    expect(play({ type: "send", files }, { type: "problem", problem: "offline" }, { type: "send", files })).toEqual({ phase: "sending", files });
  });

  it("does not let what the server knew before hide what was just sent", () => {
    expect(play({ type: "send", files }, { type: "found", files, submission: graded })).toEqual({ phase: "sending", files });
  });
});
