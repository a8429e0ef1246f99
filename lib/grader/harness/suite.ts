import type { Text } from "../text";
import type { Suite, TestContext } from "./api";

/** One test as its suite declares it. */
export interface TestDefinition {
  readonly id: string;
  readonly group: string;
  readonly title: Text;
  readonly hidden: boolean;
  readonly body: (t: TestContext<Record<string, object>>) => void | Promise<void>;
}

export interface GroupDefinition {
  readonly id: string;
  readonly title: Text;
}

export interface Declared {
  readonly groups: readonly GroupDefinition[];
  readonly tests: readonly TestDefinition[];
}

/** Everything that the suites of a lab declare, the visible first. Throws for ids that occur twice and tests outside a group. */
export function declare<M>(visible: Suite<M>, hidden?: Suite<M>): Declared {
  const groups = new Map<string, GroupDefinition>();
  const tests = new Map<string, TestDefinition>();
  const add = (suite: Suite<M>, isHidden: boolean) => {
    let current: string | undefined;
    suite.define({
      group(id, title, define) {
        if (!isHidden && groups.has(id)) throw new Error(`group "${id}" is declared twice`);
        if (!groups.has(id)) groups.set(id, { id, title });
        current = id;
        define();
        current = undefined;
      },
      test(id, title, body) {
        if (current === undefined) throw new Error(`test "${id}" is in no group`);
        if (tests.has(id)) throw new Error(`test "${id}" is declared twice`);
        tests.set(id, { id, group: current, title, hidden: isHidden, body: body as TestDefinition["body"] });
      },
    });
  };
  add(visible, false);
  if (hidden) add(hidden, true);
  return { groups: [...groups.values()], tests: [...tests.values()] };
}
