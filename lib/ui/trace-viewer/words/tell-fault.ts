import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { punctuation } from "@/lib/i18n/punctuation";
import type { Fault, NetworkFault } from "@/lib/sim";
import { ms, number } from "./format";

/** A fault as part of a sentence: "n1 and n2, n3 are cut off from each other". */
export function tellFault(fault: Fault, locale: Locale): string {
  const words = traceWords[locale].faults;
  switch (fault.kind) {
    case "crash": return words.crash(fault.process);
    case "pause": return words.pause(fault.process);
    case "partition": return (fault.oneWay === true ? words.oneWay : words.partition)(names(fault.from, locale), names(fault.to, locale));
    case "network": return words.network(fault.from, fault.to, networkTrouble(fault, locale));
    case "clock": {
      const { skew = 0, drift = 0 } = fault;
      const parts = [
        ...(skew === 0 ? [] : [words.skew(ms(Math.abs(skew), locale), skew > 0)]),
        ...(drift === 0 ? [] : [words.drift(percent(Math.abs(drift), locale), drift > 0)]),
      ];
      return words.clock(fault.process, parts.length === 0 ? words.steady : parts.join(words.and));
    }
  }
}

/** The same with its times, as a whole sentence. */
export function tellFaultSpan(fault: Fault, locale: Locale): string {
  return traceWords[locale].faults.during(ms(fault.at, locale), ms(fault.at + fault.for, locale), tellFault(fault, locale));
}

/** A word for a narrow bar. */
export function faultLabel(fault: Fault, locale: Locale): string {
  const word = traceWords[locale].faults.short[fault.kind];
  const { colon } = punctuation[locale];
  switch (fault.kind) {
    case "partition": return `${word}${colon}${fault.from.join(" ")} ${fault.oneWay === true ? "⇥" : "|"} ${fault.to.join(" ")}`;
    case "network": return fault.from === undefined && fault.to === undefined ? word : `${word}${colon}${fault.from ?? "*"} → ${fault.to ?? "*"}`;
    default: return `${word}${colon}${fault.process}`;
  }
}

function networkTrouble(fault: NetworkFault, locale: Locale): string {
  const words = traceWords[locale].faults;
  const { loss = 0, duplicate = 0, reorder = 0, delay } = fault;
  const parts = [
    ...(loss > 0 ? [words.loss(percent(loss, locale))] : []),
    ...(duplicate > 0 ? [words.duplicate(percent(duplicate, locale))] : []),
    ...(reorder > 0 ? [words.reorder(percent(reorder, locale))] : []),
    ...(delay === undefined ? [] : [words.delay(typeof delay === "number" ? ms(delay, locale) : `${number(delay.min, locale)}–${ms(delay.max, locale)}`)]),
  ];
  return parts.length === 0 ? words.nothing : parts.join(punctuation[locale].list);
}

function percent(share: number, locale: Locale): string {
  return `${number(Math.round(share * 1000) / 10, locale)}${locale === "zh" ? "%" : " %"}`;
}

function names(list: readonly string[], locale: Locale): string {
  return list.join(punctuation[locale].list);
}
