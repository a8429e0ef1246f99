/** What preemption makes of a cluster. Traces of the lab hold the same as a state (labs/preemption/picture.ts). CPU is in thousandths. */
export interface PreemptionPicture {
  readonly preemptor: { readonly name: string; readonly priority: number; readonly cpu: number };
  readonly nodes: readonly NodePicture[];
  readonly chosen?: string;
  readonly message?: string;
  readonly calls: readonly string[];
}

export interface NodePicture {
  readonly name: string;
  readonly cpu: number;
  readonly pods: readonly PodPicture[];
  /** What the filters answered last: "fits", or their reasons. */
  readonly answer?: string;
}

export const fates = ["stays", "out", "back", "victim", "terminating"] as const;

export interface PodPicture {
  readonly name: string;
  readonly priority: number;
  readonly cpu: number;
  readonly fate: (typeof fates)[number];
}

/** What stands in the picture, in one language. */
export interface PictureWords {
  readonly preemptor: (pod: PreemptionPicture["preemptor"]) => string;
  readonly cpus: (milli: number) => string;
  readonly fits: string;
  readonly chosen: string;
  readonly calls: string;
  readonly fates: Readonly<Record<PodPicture["fate"], string>>;
  /** A block in words: what a pointer that rests on it is told. */
  readonly block: (pod: PodPicture) => string;
}

export interface PreemptorForm {
  readonly priority: number;
  readonly cpu: number;
  readonly never: boolean;
  readonly nearCache: boolean;
  readonly webBudget: boolean;
  readonly batchBudget: boolean;
}

export type CriterionId = "budgets" | "highest" | "sum" | "count" | "start";

export interface Sieve {
  readonly id: CriterionId;
  readonly scores: readonly { readonly node: string; readonly score: number; readonly left: boolean }[];
}

export interface Explored {
  readonly picture: PreemptionPicture;
  readonly fits: readonly string[];
  readonly candidates: readonly { readonly node: string; readonly victims: readonly string[]; readonly violations: number }[];
  readonly sieves: readonly Sieve[];
}

/** Everything that the figure says besides, in one language. */
export interface Strings {
  readonly pod: string;
  readonly priority: string;
  readonly cpu: string;
  readonly wishes: Readonly<Record<"never" | "nearCache" | "webBudget" | "batchBudget", string>>;
  readonly result: (explored: Explored) => string;
  readonly choice: string;
  readonly question: string;
  readonly criteria: Readonly<Record<CriterionId, string>>;
  readonly value: (id: CriterionId, score: number) => string;
  readonly outOfRace: string;
}
