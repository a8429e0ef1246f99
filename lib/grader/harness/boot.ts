import * as sim from "@/lib/sim";
import type { Suite } from "./api";
import { namespaceOf } from "./namespace";
import { replaceBuiltins } from "./builtins";
import { installConsole } from "./console";
import { AssertionFailed } from "./failures";
import { freezeRealm } from "./freeze";
import { reduceGlobals } from "./globals";
import { Loader, type Factory } from "./loader";
import { pow } from "./math";
import type { GuestApi, StartOptions } from "./protocol";
import { Runner } from "./runner";
import { declare } from "./suite";

/**
 * Turns the realm it is called in into a sandbox and returns the only handle to it. Called once, by a lab's bundle, after all
 * trusted code has been evaluated and before any student code is. There is no way back: globals of the host are gone.
 * @param values what `@reconcile/api` exports, if the lab has that
 */
export function boot<M>(visible: Suite<M>, hidden?: Suite<M>, values: Readonly<Record<string, unknown>> = {}): GuestApi {
  const { groups, tests } = declare(visible, hidden);
  const api = namespaceOf(values);
  const loader = new Loader(api);
  const runner = new Runner(tests, loader);
  reduceGlobals(globalThis);
  replaceBuiltins(globalThis);
  installConsole(globalThis, (level, values) => { runner.log(level, values); });
  // `pow` and `api` are handed to every module: what hangs on them would last from one test to the next.
  freezeRealm(globalThis, [...Object.values(sim), AssertionFailed, pow, api]);
  return Object.freeze({
    define: (id: string, factory: unknown, imports: string) => { loader.define(id, factory as Factory, JSON.parse(imports) as Record<string, string>); },
    start: (options: string) => { runner.start(JSON.parse(options) as StartOptions); },
    pump: () => {
      const events = runner.pump();
      return events === undefined ? "" : JSON.stringify(events);
    },
    rejected: (reason: unknown) => { runner.rejected(reason); },
    describe: () => JSON.stringify({ groups, api: Object.keys(api), tests: tests.map(({ id, group, title, hidden: isHidden }) => ({ id, group, title, hidden: isHidden })) }),
  });
}
