import { deviceId } from "./device";
import { call, type Fetch } from "./http";
import type { Storage, StoreName, Stores } from "./storage";
import type { MergeResult } from "./types";

/** Records on their way into the account. */
export type Unsent = { readonly [N in "lessons" | "answers" | "kept" | "drafts"]: readonly Stores[N][] };

/** Key of an answer in its store. */
export const answerKey = ({ lesson, question }: { lesson: string; question: string }) => `${lesson}\n${question}`;

const empty: Unsent = { lessons: [], answers: [], kept: [], drafts: [] };
/** Records of one kind in one request; texts are large. */
const batch = { lessons: 400, answers: 1000, kept: 10, drafts: 10 } as const;

export interface Sent {
  /** What the account has acknowledged. */
  readonly accepted: Unsent;
  readonly result: MergeResult;
}

/** Sends records to the account in requests of bearable size; null when the server could not be reached or the session is over. What it refuses (too large) is left out of `accepted`, and does not hold up the rest. */
export async function sendToAccount(fetcher: Fetch, unsent: Unsent): Promise<Sent | null> {
  let accepted = empty;
  let result: MergeResult = { drafts: 0, lessons: 0, quizAnswers: 0, bothKept: [] };
  const waiting = parts(unsent);
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const answer = await call<MergeResult>(fetcher, "POST", "/api/progress/merge", wire(part));
    if (answer.kind === "offline") return null;
    if (answer.kind === "ok") {
      accepted = join(accepted, part);
      result = add(result, answer.value);
    } else if ([400, 413, 422].includes(answer.status)) {
      if (count(part) > 1) waiting.unshift(...parts(part, 1));
    } else return null;
  }
  return { accepted, result };
}

function parts(records: Unsent, size?: number): Unsent[] {
  return (Object.keys(batch) as (keyof Unsent)[]).flatMap((kind) => {
    const step = size ?? batch[kind];
    const all = records[kind];
    return Array.from({ length: Math.ceil(all.length / step) }, (_, index) => ({ ...empty, [kind]: all.slice(index * step, (index + 1) * step) }));
  });
}

const count = (part: Unsent) => Object.values(part).reduce((sum, records) => sum + records.length, 0);

function join(a: Unsent, b: Unsent): Unsent {
  return { lessons: [...a.lessons, ...b.lessons], answers: [...a.answers, ...b.answers], kept: [...a.kept, ...b.kept], drafts: [...a.drafts, ...b.drafts] };
}

function add(a: MergeResult, b: MergeResult): MergeResult {
  return { drafts: a.drafts + b.drafts, lessons: a.lessons + b.lessons, quizAnswers: a.quizAnswers + b.quizAnswers, bothKept: [...a.bothKept, ...b.bothKept] };
}

function wire({ lessons, answers, kept, drafts }: Unsent) {
  return {
    device: deviceId(),
    drafts: drafts.map(({ lab, files, savedAt }) => ({ lab, files, savedAt })),
    kept: kept.map(({ lab, files, why, savedAt }) => ({ lab, files, why, savedAt })),
    lessons: lessons.map(({ lesson, readAt }) => ({ lesson, readAt })),
    quizAnswers: answers.map(({ lesson, question, options, correct, answeredAt }) => ({ lesson, question, options, correct, answeredAt })),
  };
}

/**
 * Moves a guest's work into the account. A record leaves the guest's database only after the account has acknowledged it and
 * only if it has not changed since; a repeated merge changes nothing. Null where there was nothing or no answer.
 */
export async function mergeGuestWork(guest: Storage, account: Storage, fetcher: Fetch): Promise<MergeResult | null> {
  const everything: Unsent = { lessons: await guest.all("lessons"), answers: await guest.all("answers"), kept: await guest.all("kept"), drafts: await guest.all("drafts") };
  const passes = await guest.all("passes");
  const sent = await sendToAccount(fetcher, everything);
  if (!sent) return null;
  const { accepted } = sent;
  // What only devices know moves to the account's own database here.
  for (const pass of passes) await account.update("passes", pass.lab, (now) => now ?? pass);
  for (const record of accepted.lessons) await account.update("lessons", record.lesson, (now) => now ?? { ...record, synced: true });
  for (const record of accepted.answers) await account.update("answers", answerKey(record), (now) => (now && now.answeredAt > record.answeredAt ? now : { ...record, synced: true }));
  for (const record of accepted.kept) await account.update("kept", record.id, () => ({ ...record, synced: true }));
  await clear(guest, "lessons", accepted.lessons, (record) => record.lesson);
  await clear(guest, "answers", accepted.answers, answerKey);
  await clear(guest, "kept", accepted.kept, (record) => record.id);
  await clear(guest, "drafts", accepted.drafts, (record) => record.lab);
  await clear(guest, "passes", passes, (record) => record.lab);
  return count(accepted) > 0 ? sent.result : null;
}

async function clear<N extends StoreName>(guest: Storage, store: N, sent: readonly Stores[N][], key: (record: Stores[N]) => string): Promise<void> {
  for (const record of sent) await guest.update(store, key(record), (now) => (JSON.stringify(now) === JSON.stringify(record) ? undefined : now));
}
