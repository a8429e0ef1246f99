import type { Json, Simulation } from "@/lib/sim";
import type { FrameworkPlugin, NodeInfo, PluginStatus, Pod } from "@reconcile/api";

const points = ["preEnqueue", "preFilter", "filter", "postFilter", "preScore", "score", "normalizeScore", "reserve", "unreserve", "permit", "preBindPreFlight", "preBind", "bind", "postBind"] as const;
type Point = (typeof points)[number];

interface Call {
  readonly point: Point;
  readonly plugin: string;
  readonly pod: string;
  readonly node?: string;
  answer: string;
}

/** Which plugin was asked at which extension point, and what it said. */
export class CallLog {
  readonly calls: Call[] = [];
  readonly #sim: Simulation;
  readonly #changed: () => void;

  constructor(sim: Simulation, changed: () => void = () => {}) {
    this.#sim = sim;
    this.#changed = changed;
  }

  /** The last ones, for the trace. */
  get shown(): Json {
    return this.calls.slice(-40).map((call) => ({ ...call }));
  }

  /** `point plugin`, with `on` the node where there is one. */
  lines(...only: readonly Point[]): string[] {
    return this.calls.filter(({ point }) => only.length === 0 || only.includes(point)).map(({ point, plugin, node }) => `${point} ${plugin}${node === undefined ? "" : ` on ${node}`}`);
  }

  clear(): void {
    this.calls.length = 0;
  }

  /** The plugin, with each of its calls written down. */
  recorded<P extends FrameworkPlugin>(plugin: P): P {
    const wrapped: Record<string, unknown> = {};
    for (const point of points) {
      const method = plugin[point] as ((...args: readonly unknown[]) => unknown) | undefined;
      if (method !== undefined) wrapped[point] = (...args: readonly unknown[]) => this.#call(plugin.name, point, method.bind(plugin), args);
    }
    return { ...plugin, ...wrapped };
  }

  #call(plugin: string, point: Point, method: (...args: readonly unknown[]) => unknown, args: readonly unknown[]): unknown {
    const node = nodeOf(args[2]);
    const call: Call = { point, plugin, pod: ((point === "preEnqueue" ? args[0] : args[1]) as Pod | undefined)?.metadata?.name ?? "", ...(node === undefined ? {} : { node }), answer: "…" };
    this.calls.push(call);
    this.#sim.note(`${point} ${plugin}${node === undefined ? "" : ` ${node}`}`);
    const answer = method(...args);
    if (answer instanceof Promise) void answer.then((said) => { call.answer = codeOf(said); this.#changed(); }, () => { call.answer = "Error"; this.#changed(); });
    else call.answer = codeOf(answer);
    this.#changed();
    return answer;
  }
}

/** The node's name, if that is what the argument is. */
function nodeOf(argument: unknown): string | undefined {
  if (typeof argument === "string") return argument;
  return typeof argument === "object" && argument !== null && "usedPorts" in argument ? (argument as NodeInfo).name : undefined;
}

function codeOf(answer: unknown): string {
  if (typeof answer === "number") return String(answer);
  const status = (answer as { readonly status?: PluginStatus } | undefined)?.status ?? (answer as PluginStatus | undefined);
  return status?.code ?? "Success";
}
