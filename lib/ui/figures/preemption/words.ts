import type { Locale } from "@/lib/i18n/locales";
import type { PictureWords } from "./types";

const cpus = (milli: number) => String(Math.round(milli / 10) / 100);

const en: PictureWords = {
  preemptor: ({ name, priority, cpu }) => `${name}, priority ${priority}, needs ${cpus(cpu)} CPU`,
  cpus: (milli) => `${cpus(milli)} CPU`,
  fits: "as it is drawn here, the pod fits",
  chosen: "chosen",
  calls: "What the API server was asked to do",
  fates: { stays: "not touched", out: "taken away in thought", back: "put back, may stay", victim: "victim", terminating: "terminating" },
  block: ({ name, priority, cpu, fate }) => `${name}: ${en.cpus(cpu)}, priority ${priority}, ${en.fates[fate]}`,
};

const zh: PictureWords = {
  preemptor: ({ name, priority, cpu }) => `${name}，优先级 ${priority}，需要 ${cpus(cpu)} CPU`,
  cpus: (milli) => `${cpus(milli)} CPU`,
  fits: "图中这样就放得下",
  chosen: "选中",
  calls: "对 API Server 的调用",
  fates: { stays: "没动", out: "设想中取走", back: "放回，可以留下", victim: "牺牲者", terminating: "正在终止" },
  block: ({ name, priority, cpu, fate }) => `${name}：${zh.cpus(cpu)}，优先级 ${priority}，${zh.fates[fate]}`,
};

export const pictureWords: Readonly<Record<Locale, PictureWords>> = { en, zh };
