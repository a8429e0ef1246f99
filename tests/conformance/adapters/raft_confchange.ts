import { enterJoint, leaveJoint, nobody, simple, type ConfChange, type Membership } from "@/labs/raft-log/membership/changer";
import { Fields } from "../fields";
import type { Adapter } from "../types";

const kinds: Readonly<Record<string, ConfChange["kind"]>> = { v: "voter", l: "learner", r: "remove", u: "update" };

/** Changes of one configuration, step by step. The end of the log is where upstream's driver has it: one further after every step. */
export const raftConfchange: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  fields.string("file");
  let membership: Membership = nobody;
  for (const [lastIndex, step] of fields.list("steps").entries()) {
    const op = step.string("op");
    const changes = step.has("changes") ? step.strings("changes").map(readChange) : [];
    const autoLeave = step.has("autoleave") && step.boolean("autoleave");
    let error: string | undefined;
    try {
      switch (op) {
        case "simple": membership = simple(membership, changes, lastIndex); break;
        case "enter-joint": membership = enterJoint(membership, changes, lastIndex, autoLeave); break;
        case "leave-joint": membership = leaveJoint(membership); break;
        default: step.unknown("op");
      }
    } catch (thrown) {
      error = (thrown as Error).message;
    }
    if (step.has("error") || error !== undefined) step.equal(error, step.has("error") ? step.string("error") : undefined, "the error");
    else {
      step.equal(describe(membership), step.string("config"), "the configuration");
      step.equal(describeMembers(membership), step.strings("progress"), "what is known of the members");
    }
    step.finish();
  }
  fields.finish();
};

function readChange(text: string): ConfChange {
  const kind = kinds[text.charAt(0)];
  if (kind === undefined || !/^\w\d+$/.test(text)) throw new Error(`there is no change ${JSON.stringify(text)}`);
  return { kind, id: text.slice(1) };
}

const byNumber = (ids: Iterable<string>) => [...ids].sort((a, b) => Number(a) - Number(b));
const list = (ids: Iterable<string>) => `(${byNumber(ids).join(" ")})`;

/** As tracker.Config prints itself. */
function describe({ voters, learners, learnersNext, autoLeave }: Membership): string {
  return [
    `voters=${list(voters.incoming)}${voters.outgoing.size > 0 ? `&&${list(voters.outgoing)}` : ""}`,
    learners.size > 0 ? ` learners=${list(learners)}` : "",
    learnersNext.size > 0 ? ` learners_next=${list(learnersNext)}` : "",
    autoLeave ? " autoleave" : "",
  ].join("");
}

function describeMembers({ members }: Membership): string[] {
  return byNumber(members.keys()).map((id) => {
    const { matchIndex = 0, nextIndex = 0, isLearner = false } = members.get(id) ?? {};
    return `${id}: StateProbe match=${matchIndex} next=${nextIndex}${isLearner ? " learner" : ""}`;
  });
}
