import { excepted, type Feature } from "../exceptions";
import { Fields } from "../fields";
import { Environment } from "../raft/environment";
import { readHappenings, type Happenings } from "../raft/happenings";
import { News } from "../raft/news";
import { ask, isQuestion } from "../raft/answers";
import { readCommand, type Command } from "../raft/command";
import type { Adapter } from "../types";


/** Commands and options of add-nodes that ask for what the reference leaves out. */
const leftOut: Readonly<Record<string, Feature>> = {
  "propose-conf-change": "raft:whole-node membership", "transfer-leadership": "raft:transfer-leadership", "forget-leader": "raft:lease",
  "process-append-thread": "raft:async-storage", "process-apply-thread": "raft:async-storage", "tick-election": "raft:ticks",
  "set-randomized-election-timeout": "raft:ticks", "send-snapshot": "raft:snapshot-by-hand",
};
const optionsLeftOut: Readonly<Record<string, Feature>> = {
  prevote: "raft:prevote", checkquorum: "raft:check-quorum", "read-only": "raft:lease", "async-storage-writes": "raft:async-storage",
  learners: "raft:whole-node membership", "disable-conf-change-validation": "raft:whole-node membership", "step-down-on-removal": "raft:whole-node membership",
};

/**
 * Whole-node traces: the commands run on the reference, and what each did is compared by its meaning: roles, terms, votes, commit
 * indices, entries, and messages in the words of ../raft/messages.ts. Which messages count, ../raft/news.ts says.
 */
export const raftInteractionTraces: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  fields.string("file");
  const steps = fields.list("steps");
  const commands = steps.map((step) => readCommand(step.string("cmd")));
  for (const { name, options } of commands) {
    if (Object.hasOwn(leftOut, name)) excepted(leftOut[name] as Feature);
    if (name !== "add-nodes") continue;
    for (const option of options.keys()) if (Object.hasOwn(optionsLeftOut, option)) excepted(optionsLeftOut[option] as Feature);
  }

  const environment = new Environment();
  const expectedNews = new News();
  const actualNews = new News();
  let quiet = false;
  for (const [i, step] of steps.entries()) {
    const command = commands[i] as Command;
    const output = step.strings("output");
    if (step.strings("input").length > 0) throw new Error(`step ${i + 1}, ${command.name}: the adapter knows no input`);
    step.finish();
    if (command.name === "log-level") {
      quiet = command.ids[0] === "none";
    } else if (isQuestion(command)) {
      step.equal(ask(environment, command), quiet ? ["ok"] : output, command.name);
    } else {
      const happenings: Happenings = new Map();
      act(environment, command, happenings, output);
      const actual = actualNews.of(happenings);
      // Quiet, nothing is printed: whether it went the same way shows in what comes later.
      if (quiet || command.options.get("log-level")?.[0] === "none") expectedNews.copy(actualNews);
      else step.equal(actual, expectedNews.of(readHappenings(output, command.ids[0])), `what ${command.name} did`);
    }
  }
  fields.finish();
};

/** Does what the command says. */
function act(environment: Environment, command: Command, happenings: Happenings, output: readonly string[]): void {
  const { name, ids, options } = command;
  const all = ids.length > 0 ? ids : [...environment.nodes.keys()];
  const node = () => environment.node(ids[0] ?? "");
  switch (name) {
    case "add-nodes":
      command.allow("voters", "index", "inflight", "content");
      return environment.addNodes(Number(ids[0]), {
        voters: options.get("voters") ?? [], index: Number(options.get("index")?.[0] ?? 0), maxInflight: Number(options.get("inflight")?.[0] ?? Infinity),
      });
    case "campaign": return node().campaign();
    case "propose": {
      const dropped = !environment.node(ids[0] ?? "").propose(ids.slice(1).join(" "));
      if (dropped !== output.includes("raft proposal dropped")) throw new Error(`the proposal at ${ids[0]} was ${dropped ? "dropped" : "taken"}`);
      return;
    }
    case "report-unreachable": return node().reportUnreachable(ids[1] ?? "");
    case "compact": return node().server.log.compact(Number(ids[1]));
    case "tick-heartbeat": return node().tickHeartbeat();
    case "process-ready": return all.forEach((id) => environment.processReady(id, happenings));
    case "stabilize":
      command.allow("log-level");
      return environment.stabilize(all, happenings);
    case "deliver-msgs": {
      command.allow("drop", "type");
      const type = options.get("type")?.[0];
      for (const id of ids) environment.deliver(id, happenings, { type });
      for (const id of options.get("drop") ?? []) environment.deliver(id, happenings, { type, drop: true });
      return;
    }
    default: throw new Error(`the adapter does not know the command ${JSON.stringify(name)}`);
  }
}
