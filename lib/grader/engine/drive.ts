import type { CompiledModule } from "../compile";
import type { StartOptions } from "../harness/protocol";
import type { Stop } from "../report";
import { EngineStop, type EngineLimits, type Engine } from "./engine";

export interface Driven {
  /** Why the run ended early; absent if the harness came to its end. */
  readonly stop?: Stop;
  readonly fuel: number;
}

/** Most characters that one run may report. */
const outputLimit = 8_000_000;

/**
 * Runs a student's modules against a lab in a fresh instance. `onEvents` gets what the harness reports, unread, as it happens;
 * whether it makes a pass is for others to say.
 */
export async function drive(
  engine: Engine, modules: readonly CompiledModule[], limits: EngineLimits, start: StartOptions, onEvents: (json: string) => void,
): Promise<Driven> {
  const instance = await engine.restore(limits);
  let output = 0;
  try {
    for (const module of modules) instance.define(module);
    instance.start(start);
    for (let done = false; !done;) {
      const json = instance.pump();
      if (json === "" || json === "[]") continue;
      output += json.length;
      if (output > outputLimit) throw new EngineStop("too-much-output");
      onEvents(json);
      done = json.endsWith("}]") && /\{"type":"done"[^{}]*\}\]$/.test(json);
    }
    return { fuel: instance.fuel };
  } catch (error) {
    if (error instanceof EngineStop) return { stop: error.stop, fuel: instance.fuel };
    throw error;
  }
}
