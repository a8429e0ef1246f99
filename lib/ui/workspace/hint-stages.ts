/** A hint's place: which stage it belongs to and which step it is there. */
export interface HintStage<T> {
  readonly title: string;
  readonly steps: readonly T[];
}

/** Groups hints by the stage that their titles begin with ("Stage 1: …", "第 1 阶段：…"), in order. */
export function hintStages<T extends { readonly title: string }>(hints: readonly T[]): readonly HintStage<T>[] {
  const stages = new Map<string, T[]>();
  for (const hint of hints) {
    const stage = /^([^:：]+)[:：]/.exec(hint.title)?.[1]?.trim() ?? "";
    stages.set(stage, [...(stages.get(stage) ?? []), hint]);
  }
  return [...stages].map(([title, steps]) => ({ title, steps }));
}

/** A hint's title without its stage. */
export function hintTitle(title: string): string {
  return title.replace(/^[^:：]+[:：]\s*/, "");
}
