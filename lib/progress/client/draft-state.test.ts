import { describe, expect, it } from "vitest";
import { type DraftEvent, draftReducer, type DraftState, newDraft, shouldSend, statusOf } from "./draft-state";

const files = (text: string) => ({ "queue.ts": text });
const play = (state: DraftState, ...events: DraftEvent[]) => events.reduce(draftReducer, state);
const edited = (text: string): DraftEvent => ({ type: "edited", files: files(text) });
const written = (edit: number): DraftEvent => ({ type: "device-written", edit, at: 10 });
const saved = (edit: number, revision = edit): DraftEvent => ({ type: "server-saved", edit, revision, at: 20 });

describe("the save state", () => {
  it("goes from unsaved to the device to the server", () => {
    const state = play(newDraft(true), edited("a"));
    expect(statusOf(state).state).toBe("unsaved");
    expect(statusOf(play(state, written(1)))).toEqual({ state: "device", savedAt: 10 });
    expect(statusOf(play(state, written(1), saved(1)))).toEqual({ state: "server", savedAt: 20 });
  });

  it("never says saved of a text that was typed after what was saved", () => {
    const state = play(newDraft(true), edited("a"), edited("b"), written(1), saved(1));
    expect(statusOf(state).state).toBe("unsaved");
    expect(shouldSend(state)).toBe(true);
  });

  it("of a guest ends on the device, and nothing is sent", () => {
    const state = play(newDraft(false), edited("a"), written(1));
    expect(statusOf(state).state).toBe("device");
    expect(shouldSend(state)).toBe(false);
  });

  it("says that it failed only while the text is nowhere", () => {
    const state = play(newDraft(true), edited("a"), { type: "device-failed" });
    expect(statusOf(state).state).toBe("failed");
    expect(statusOf(play(state, saved(1))).state).toBe("server");
  });

  it("says offline while the account cannot be reached, and sends again", () => {
    const state = play(newDraft(true), edited("a"), written(1), { type: "server-unreachable" });
    expect(statusOf(state)).toMatchObject({ state: "device", offline: true });
    expect(shouldSend(state)).toBe(true);
    expect(statusOf(play(state, saved(1))).offline).toBeUndefined();
  });

  it("does not send again what was refused, but does send the next edit", () => {
    const state = play(newDraft(true), edited("a"), { type: "server-refused", edit: 1 });
    expect(shouldSend(state)).toBe(false);
    expect(shouldSend(play(state, edited("b")))).toBe(true);
  });

  it("takes a text from elsewhere where nothing is pending, and asks where something is", () => {
    const clean = play(newDraft(true), edited("a"), saved(1));
    const arrived: DraftEvent = { type: "arrived", files: files("theirs"), base: 7, at: 30, onServer: true };
    expect(play(clean, arrived)).toMatchObject({ files: files("theirs"), base: 7 });
    expect(statusOf(play(clean, arrived)).state).toBe("server");
    const asking = play(clean, edited("mine"), arrived);
    expect(statusOf(asking).conflict).toEqual({ here: files("mine"), there: files("theirs"), thereSavedAt: 30 });
    expect(shouldSend(asking)).toBe(false);
  });

  it("lets what is pending be typed on during a conflict, and sends the choice on top of the other's revision", () => {
    const asking = play(newDraft(true), edited("mine"), { type: "server-conflict", there: files("theirs"), thereSavedAt: 30, revision: 7 }, edited("mine, longer"));
    expect(statusOf(asking).conflict?.here).toEqual(files("mine, longer"));
    const resolved = play(asking, { type: "resolved", files: files("mine, longer") });
    expect(resolved).toMatchObject({ base: 7 });
    expect([statusOf(resolved).conflict, shouldSend(resolved)]).toEqual([undefined, true]);
  });

  it("sees no conflict in the same text", () => {
    const state = play(newDraft(true), edited("a"), { type: "server-conflict", there: files("a"), thereSavedAt: 30, revision: 7 });
    expect(statusOf(state)).toEqual({ state: "server", savedAt: 30 });
    expect(state.base).toBe(7);
  });
});
