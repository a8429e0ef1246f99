import type { Locale } from "@/lib/i18n/locales";
import { punctuation } from "@/lib/i18n/punctuation";
import type { Json } from "@/lib/sim";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import styles from "./lens.module.css";

interface Words {
  readonly asked: string;
  readonly nothing: string;
  readonly rules: string;
  readonly bindings: string;
  readonly looked: string;
  readonly answer: string;
  readonly waiting: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: { asked: "Asked", nothing: "nothing yet", rules: "Rules", bindings: "Bindings", looked: "looked at", answer: "Answer", waiting: "not yet" },
  zh: { asked: "询问", nothing: "还没有", rules: "规则", bindings: "绑定", looked: "看过", answer: "回答", waiting: "还没有" },
};

/** A question to an API server, the rules and bindings it has, which of them it has looked at, and what it says. */
const lens: TraceLens = {
  message: (message) => {
    const { ask, answer } = (message ?? {}) as { readonly ask?: string; readonly answer?: string };
    return ask ?? answer?.split(": ")[0] ?? JSON.stringify(message);
  },
  Picture: Answer,
};
export default lens;

function Answer({ moment, locale }: PictureProps) {
  const { asked, rules, bindings, answer } = read(moment.states.get("apiserver"));
  const say = words[locale];
  return (
    <section className={styles.answer} aria-label={`${say.asked}${punctuation[locale].colon}${asked}`}>
      <h4>{say.asked}</h4>
      <p><code>{asked === "" ? say.nothing : asked}</code></p>
      {rules.length > 0 && <><h4>{say.rules}</h4><ul>{rules.map((rule, i) => <li key={i}><code>{rule}</code></li>)}</ul></>}
      {bindings.length > 0 && <><h4>{say.bindings}</h4><ul>{bindings.map(({ line, looked }, i) => <li key={i} data-looked={looked}><code>{line}</code>{looked && <> <small>{say.looked}</small></>}</li>)}</ul></>}
      <h4>{say.answer}</h4>
      <p className={styles.said}><code>{answer === "" ? say.waiting : answer}</code></p>
    </section>
  );
}

interface State {
  readonly asked: string;
  readonly rules: readonly string[];
  readonly bindings: readonly { readonly line: string; readonly looked: boolean }[];
  readonly answer: string;
}

function read(state: Json | undefined): State {
  const { asked = "", rules = [], bindings = [], answer = "" } = (state ?? {}) as unknown as Partial<State>;
  return { asked, rules, bindings, answer };
}
