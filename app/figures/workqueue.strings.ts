import type { Locale } from "@/lib/i18n/locales";
import type { Event, Strings } from "@/lib/ui/figures/workqueue/types";
import { pictureWords } from "@/lib/ui/figures/workqueue/words";

const item = ({ items }: Event) => `“${items[0] ?? ""}”`;
const who = ({ worker = 0 }: Event) => worker + 1;

const en: Strings = {
  ...pictureWords.en,
  events: {
    start: () => "A new queue: nothing needs work, and neither worker has called get() yet.",
    added: (e) => `A handler adds ${item(e)}. It becomes dirty and goes to the end of the queue.`,
    duplicate: (e) => `${item(e)} is added again, but it is dirty already: nothing changes. One run will take care of both events.`,
    "added-while-processing": (e) => `${item(e)} is added while a worker has it. It becomes dirty but is not queued: no second worker may get it now.`,
    got: (e) => `Worker ${who(e)} gets ${item(e)}: it leaves the queue and dirty, and is now in processing.`,
    waits: (e) => `Worker ${who(e)} calls get(). The queue is empty, so it waits.`,
    woken: (e) => `Worker ${who(e)} is woken and gets ${item(e)}.`,
    succeeded: (e) => `Worker ${who(e)} succeeds with ${item(e)}: forget() clears its failures, done() takes it out of processing.`,
    "succeeded-requeued": (e) => `Worker ${who(e)} is done with ${item(e)}. It was added meanwhile and is dirty, so done() puts it into the queue once more.`,
    failed: (e) => `Worker ${who(e)} fails on ${item(e)} (failure ${e.failures ?? 0}): addRateLimited() lets it wait ${e.ms ?? 0} ms, done() takes it out of processing.`,
    ready: (e) => `${e.ms ?? 0} ms pass. The time of ${e.items.map((name) => `“${name}”`).join(", ")} has come: added like any other item.`,
    "nothing-due": () => "Nothing waits for a later time.",
  },
  step: (step, of, time) => `Step ${step} of ${of} · ${time} ms`,
  back: "Back",
  next: "Next",
  restart: "Start over",
  yourTurn: "Go on from here yourself",
  handlers: "Handlers",
  time: "Time",
  advance: "To what is due next",
  succeed: "Succeeds",
  fail: "Fails",
};

const zh: Strings = {
  ...pictureWords.zh,
  events: {
    start: () => "新队列：没有需要处理的元素，两个 worker 都还没有调用 get()。",
    added: (e) => `事件处理函数加入 ${item(e)}：它变脏，并排到队尾。`,
    duplicate: (e) => `再次加入 ${item(e)}，但它已经是脏的：什么都不变。两个事件只需处理一次。`,
    "added-while-processing": (e) => `${item(e)} 还在 worker 手里就再次加入：它变脏，但不排队，此刻不能让第二个 worker 拿到它。`,
    got: (e) => `worker ${who(e)} 取走 ${item(e)}：它离开 queue 和 dirty，进入 processing。`,
    waits: (e) => `worker ${who(e)} 调用 get()。队列是空的，于是等待。`,
    woken: (e) => `worker ${who(e)} 被唤醒，取走 ${item(e)}。`,
    succeeded: (e) => `worker ${who(e)} 处理 ${item(e)} 成功：forget() 清除失败记录，done() 把它移出 processing。`,
    "succeeded-requeued": (e) => `worker ${who(e)} 处理完 ${item(e)}。其间它又加入过，现在是脏的，所以 done() 让它重新排队。`,
    failed: (e) => `worker ${who(e)} 处理 ${item(e)} 失败（第 ${e.failures ?? 0} 次）：addRateLimited() 让它等待 ${e.ms ?? 0} ms，done() 把它移出 processing。`,
    ready: (e) => `过了 ${e.ms ?? 0} ms，${e.items.map((name) => `“${name}”`).join("、")} 到期，像别的元素一样加入队列。`,
    "nothing-due": () => "没有元素在等待到期。",
  },
  step: (step, of, time) => `第 ${step} 步，共 ${of} 步 · ${time} ms`,
  back: "上一步",
  next: "下一步",
  restart: "从头开始",
  yourTurn: "从这里起自己操作",
  handlers: "事件处理函数",
  time: "时间",
  advance: "快进到下一次到期",
  succeed: "成功",
  fail: "失败",
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
