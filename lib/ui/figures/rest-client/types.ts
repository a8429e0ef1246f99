/** What a reader chooses of a request. */
export interface RequestChoice {
  readonly verb: "GET" | "POST" | "PUT" | "DELETE";
  readonly resource: "pods" | "deployments" | "nodes";
  readonly namespace: "default" | "" | undefined;
  readonly name: "web" | "";
  readonly subResource: "status" | "scale" | "";
  readonly labelSelector: "app=web" | "";
}

export type Behaviour = "fine" | "busy" | "starting" | "unavailable" | "reset" | "conflict" | "proxy";
export type Part = "group" | "namespace" | "resource" | "name" | "subResource" | "query";

export interface Attempt {
  /** Virtual time in ms. */
  readonly at: number;
  /** 0: no answer came. */
  readonly status: number;
  readonly retryAfter?: number;
}

export interface Outcome {
  readonly address: readonly { readonly part: Part; readonly text: string }[];
  readonly attempts: readonly Attempt[];
  readonly error?: string;
}

export interface RequestFigureStrings {
  readonly request: string;
  readonly server: string;
  readonly verb: string;
  readonly resource: string;
  readonly namespace: string;
  readonly namespaces: { readonly default: string; readonly all: string };
  readonly name: string;
  readonly none: string;
  readonly subResource: string;
  readonly labelSelector: string;
  readonly behaviour: string;
  readonly behaviours: Readonly<Record<Behaviour, string>>;
  readonly address: string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly way: string;
  readonly client: string;
  readonly sent: (attempt: Attempt, count: number) => string;
  readonly noAnswer: string;
  readonly waits: (seconds: number) => string;
  readonly ends: (error: string | undefined, sent: number) => string;
}
