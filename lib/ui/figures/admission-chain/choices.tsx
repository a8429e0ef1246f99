import { hookNames, type AdmissionFigureStrings, type Behaviour, type Choice, type HookChoice, type HookName } from "./types";
import styles from "./admission-figure.module.css";

interface ChoicesProps {
  readonly strings: AdmissionFigureStrings;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

/** What the reader decides of each webhook. */
export function Choices({ strings, choice, onChange }: ChoicesProps) {
  const set = (name: HookName, change: Partial<HookChoice>) => onChange({ ...choice, hooks: { ...choice.hooks, [name]: { ...choice.hooks[name], ...change } } });
  return (
    <fieldset className={styles.choices}>
      <legend>{strings.webhooks}</legend>
      {hookNames.map((name) => (
        <div key={name} role="group" aria-label={`${strings.webhook} ${name}`} className={styles.hook}>
          <p><code>{name}</code> {strings.does[name]}</p>
          <Select label={strings.server} value={choice.hooks[name].behaviour} options={Object.entries(strings.behaviours)} onChange={(behaviour) => set(name, { behaviour: behaviour as Behaviour })} />
          <Select label="failurePolicy" value={choice.hooks[name].failurePolicy} options={[["Fail"], ["Ignore"]]} onChange={(policy) => set(name, { failurePolicy: policy as HookChoice["failurePolicy"] })} />
          {name === "mirror" && (
            <Select label="reinvocationPolicy" value={choice.reinvocationPolicy} options={[["Never"], ["IfNeeded"]]}
              onChange={(policy) => onChange({ ...choice, reinvocationPolicy: policy as Choice["reinvocationPolicy"] })} />
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  /** Values and words. */
  readonly options: readonly (readonly string[])[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option = "", words = option]) => <option key={option} value={option}>{words}</option>)}
      </select>
    </label>
  );
}
