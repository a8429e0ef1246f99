import type { Locale } from "@/lib/i18n/locales";
import type { PictureWords } from "./types";

const en: PictureWords = {
  queue: "queue",
  queueHint: "first in, first out",
  dirty: "dirty",
  dirtyHint: "needs work",
  processing: "processing",
  processingHint: "a worker has it",
  waiting: "waiting for its time",
  empty: "empty",
  now: "now",
  worker: (number) => `Worker ${number}`,
  states: { idle: "idle", waiting: "waits in get()", working: "reconciles it" },
};

const zh: PictureWords = {
  queue: "queue",
  queueHint: "先进先出",
  dirty: "dirty",
  dirtyHint: "需要处理",
  processing: "processing",
  processingHint: "在 worker 手里",
  waiting: "等待到期",
  empty: "空",
  now: "现在",
  worker: (number) => `worker ${number}`,
  states: { idle: "空闲", waiting: "在 get() 中等待", working: "正在调和" },
};

/** What stands in the picture of a queue, in the lesson's figure and beside a failed test's lanes. */
export const pictureWords: Readonly<Record<Locale, PictureWords>> = { en, zh };
