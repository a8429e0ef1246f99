import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { punctuation } from "@/lib/i18n/punctuation";
import type { Schedule } from "@/lib/sim";
import { ms } from "../words/format";
import { tellFaultSpan } from "../words/tell-fault";
import styles from "./parts.module.css";

/** The shrunk schedule of a failure: what has to go wrong for it to happen, in sentences, and the seed to replay it. */
export function ScheduleNote({ schedule, locale }: { readonly schedule: Schedule; readonly locale: Locale }) {
  const words = traceWords[locale].schedule;
  return (
    <div className={styles.schedule}>
      <p className={styles.scheduleTitle}>{schedule.faults.length === 0 ? words.none : words.title}</p>
      {schedule.faults.length > 0 && <ul>{schedule.faults.map((fault, index) => <li key={index}>{tellFaultSpan(fault, locale)}</li>)}</ul>}
      <p className={styles.quiet}>
        {words.processes(schedule.processes.join(punctuation[locale].list))} · {words.until(ms(schedule.until, locale))} · {words.seed} <code>{schedule.seed}</code>
      </p>
    </div>
  );
}
