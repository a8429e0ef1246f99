import { z } from "zod";
import type { Json } from "@/lib/sim";
import type { GuestEvent } from "./harness/protocol";

/** What a sandbox may say, and how much of it. Anything else is no event. */
const text = (max: number) => z.string().max(max);
const bilingual = z.strictObject({ en: text(4_000), zh: text(4_000) });
const position = z.strictObject({ file: text(200), line: z.int().min(1), column: z.int().min(1) });
const time = z.number().min(0);

const failure = z.strictObject({
  code: z.enum(["assertion", "threw", "stuck", "violation", "limit", "hidden"]),
  message: bilingual.optional(),
  thrown: text(8_000).optional(),
  expected: text(40_000).optional(),
  actual: text(40_000).optional(),
  at: position.optional(),
  frames: z.array(position).max(10).optional(),
});

const trace = z.strictObject({
  seed: z.int(),
  processes: z.array(text(1_000)).max(10_000),
  events: z.array(z.strictObject({
    id: z.int(), time, process: text(1_000), kind: text(40), cause: z.int(),
    // It came out of JSON.parse: it is JSON.
    detail: z.custom<Json>(() => true),
  })).max(10_000),
  truncated: z.boolean(),
});

const span = { at: time, for: time };
const chance = z.number().min(0).max(1).optional();
const delay = z.union([time, z.strictObject({ kind: z.enum(["uniform", "tail"]), min: time, max: time })]);
const someProcesses = z.array(text(1_000)).max(1_000);

const schedule = z.strictObject({
  seed: z.int(),
  processes: someProcesses,
  until: time,
  faults: z.array(z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["crash", "pause"]), ...span, process: text(1_000) }),
    z.strictObject({ kind: z.literal("partition"), ...span, from: someProcesses, to: someProcesses, oneWay: z.boolean().optional() }),
    z.strictObject({
      kind: z.literal("network"), ...span, from: text(1_000).optional(), to: text(1_000).optional(),
      delay: delay.optional(), loss: chance, duplicate: chance, reorder: chance,
    }),
    z.strictObject({ kind: z.literal("clock"), ...span, process: text(1_000), skew: z.number().optional(), drift: z.number().optional() }),
  ])).max(1_000),
});

const report = z.strictObject({
  id: text(200),
  group: text(200),
  status: z.enum(["passed", "failed"]),
  hidden: z.boolean(),
  failure: failure.optional(),
  virtualMs: time,
  logs: z.array(z.strictObject({ level: z.enum(["log", "info", "warn", "error"]), text: text(4_000), virtualMs: time })).max(300),
  seed: z.int().optional(),
  schedule: schedule.optional(),
  trace: trace.optional(),
  traceFocus: z.int().min(0).optional(),
}).refine((value) => (value.status === "failed" ? value.failure !== undefined : value.failure === undefined && value.schedule === undefined));

const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("started"), test: text(200) }),
  z.strictObject({ type: z.literal("finished"), report }),
  z.strictObject({
    type: z.literal("stopped"),
    stop: z.strictObject({ code: z.enum(["load-error", "out-of-memory", "tampered"]), message: text(8_000).optional(), at: position.optional() }),
  }),
  z.strictObject({ type: z.literal("done"), traceHash: z.string().regex(/^[0-9a-f]{16}$/), virtualMs: time }),
]);

const events = z.array(event).max(2_000);

/** Reads what a pump returned; undefined if it is not what the harness writes. */
export function readEvents(json: string): GuestEvent[] | undefined {
  try {
    const parsed = events.safeParse(JSON.parse(json));
    return parsed.success ? (parsed.data as GuestEvent[]) : undefined;
  } catch {
    return undefined;
  }
}
