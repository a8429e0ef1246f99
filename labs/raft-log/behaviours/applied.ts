import type { Text } from "@/lib/grader/text";
import type { Entry, Json, StateMachine } from "@reconcile/api";

/** What of the logs is for certain: which entry was applied at each index, by whichever server came first. */
export type Agreed = Map<number, { readonly entry: string; readonly term: number; readonly by: string }>;

/** A state machine that also watches how it is used: each entry once, in order, and the same entry as on every other server. */
export class WatchedMachine implements StateMachine {
  /** The last entry that was applied, or is contained in the snapshot that was restored. */
  applied = 0;
  private readonly machine: StateMachine;
  private readonly name: string;
  private readonly agreed: Agreed;
  private readonly report: (problem: Text) => void;

  constructor(machine: StateMachine, { name, agreed, report }: { name: string; agreed: Agreed; report: (problem: Text) => void }) {
    this.machine = machine;
    this.name = name;
    this.agreed = agreed;
    this.report = report;
  }

  apply(entry: Entry): Json {
    const { name, applied } = this;
    const { index } = entry;
    if (index <= applied) {
      this.report({
        en: `${name} applies entry ${index}, though its state machine has applied all up to ${applied} already.`,
        zh: `${name} 又应用了第 ${index} 条，而它的状态机早已应用到第 ${applied} 条。`,
      });
    } else if (index > applied + 1) {
      this.report({
        en: `${name} applies entry ${index} right after entry ${applied}: those between are left out.`,
        zh: `${name} 应用完第 ${applied} 条就应用第 ${index} 条，中间的漏掉了。`,
      });
    }
    const text = JSON.stringify([entry.term, entry.command]);
    const before = this.agreed.get(index);
    if (before === undefined) this.agreed.set(index, { entry: text, term: entry.term, by: name });
    else if (before.entry !== text) {
      this.report({
        en: `${name} applies another entry at index ${index} than ${before.by} did before. State machines must never part.`,
        zh: `${name} 在第 ${index} 位应用的条目与 ${before.by} 先前应用的不同。状态机绝不能分道扬镳。`,
      });
    }
    this.applied = index;
    return this.machine.apply(entry);
  }

  snapshot(): Json {
    return { applied: this.applied, state: this.machine.snapshot() };
  }

  restore(data: Json): void {
    const { applied, state } = data as { applied: number; state: Json };
    if (applied < this.applied) {
      this.report({
        en: `${this.name} goes back: it had applied all up to entry ${this.applied}, and installs a snapshot of the state after entry ${applied}.`,
        zh: `${this.name} 倒退了：它已应用到第 ${this.applied} 条，却安装了第 ${applied} 条之后的快照。`,
      });
    }
    this.applied = applied;
    this.machine.restore(state);
  }
}
