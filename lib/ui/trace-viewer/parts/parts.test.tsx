import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { traceWords } from "@/lib/i18n/messages/trace";
import { momentAt } from "../model/moment";
import { traceOf } from "../model/testing";
import { modelOf } from "../model/trace-model";
import { EventCard } from "./event-card";
import { ScheduleNote } from "./schedule-note";
import { States } from "./states";

/** What a reader sees: the text, without marks. */
const text = (markup: string) => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").replaceAll("&quot;", '"').trim();

const model = modelOf(traceOf(["n1", "n2"], [
  [0, "n1", "start"], [0, "n2", "start"], [5, "n1", "state", 0, { term: 1, role: "follower" }], [9, "n1", "timer", 0, { name: "election" }],
  [9, "n1", "send", 3, { to: "n2", message: { type: "Vote" } }], [9, "n1", "state", 3, { term: 2, role: "candidate" }], [12, "n2", "deliver", 4, { from: "n1" }], [13, "n2", "crash", -1, { unsynced: 0 }],
]));
const nothing = new Set<string>();

describe("the schedule of a failure", () => {
  const schedule = { seed: 42, processes: ["n1", "n2"], until: 5000, faults: [{ kind: "crash", at: 100, for: 50, process: "n2" } as const] };

  it("is told in sentences, with the seed that replays it", () => {
    expect(text(renderToStaticMarkup(<ScheduleNote schedule={schedule} locale="en" />))).toContain("From 100 ms to 150 ms, n2 crashes and stays down. Processes: n1, n2 · Runs until 5,000 ms · Seed 42");
    expect(text(renderToStaticMarkup(<ScheduleNote schedule={schedule} locale="zh" />))).toContain("100 ms 至 150 ms：n2 崩溃并停机。");
  });

  it("says that it fails without any, where it does", () => {
    expect(text(renderToStaticMarkup(<ScheduleNote schedule={{ ...schedule, faults: [] }} locale="en" />))).toContain(traceWords.en.schedule.none);
  });
});

describe("the chosen event", () => {
  const card = (at: number, until = Infinity) => text(renderToStaticMarkup(
    <EventCard model={model} at={at} locale="en" lens={undefined} focus={6} focusIsEnd={false} compact={false} until={until} onGo={() => undefined} />,
  ));

  it("says what led to it and what came of it, and whether it broke the rule", () => {
    expect(card(6)).toMatch(/Here the rule was broken 12 ms n2 gets Vote from n1.*Because.*n1 sends Vote to n2.*timer “election” fires/);
    expect(card(3)).toMatch(/Therefore.*n1 sends Vote.*n1 is now/);
  });

  it("knows nothing of what has not happened yet", () => {
    expect(card(4)).toContain("it arrives 3 ms later");
    expect(card(4, 10)).toContain("it is under way");
    expect(card(4, 10)).not.toContain("n2 gets Vote");
  });
});

describe("states", () => {
  const states = (at: number, before: number, pinned: boolean) => text(renderToStaticMarkup(
    <States model={model} moment={momentAt(model, at)} before={momentAt(model, before)} pinned={pinned} hidden={nothing} locale="en" />,
  ));

  it("mark in words what the event has changed, and who is down", () => {
    expect(states(5, 4, false)).toMatch(/term 2 changed role candidate changed/);
    expect(states(7, 6, false)).toMatch(/term 2 role candidate n2 down/);
  });

  it("show what was before, compared with a pinned moment", () => {
    expect(states(7, 2, true)).toMatch(/term 2 was 1 role candidate was follower/);
  });
});
