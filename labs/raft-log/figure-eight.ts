import type { Simulation } from "@/lib/sim";

/** What the story needs of a server: it is told when to stand for election, so that nobody else does. */
interface Candidate {
  campaign(): void;
}

/** The story's moments, in ms of virtual time, for captions and for looking at them. */
export const moments = { first: 100, second: 200, third: 300, counted: 306.5, fourth: 400, end: 500 } as const;

/**
 * The situation of the paper's figure 8, with five servers whose logs all hold one entry of term 1, and links that take 1 ms:
 *
 * - a: n1 leads in term 2, and its entry reaches n2 only;
 * - b: n1 is down. n5 leads in term 3, with the votes of n3 and n4, and its entry reaches nobody;
 * - c: n5 is down. n1 leads in term 4 and replicates the entry of term 2 to n3: now a majority has it. That is all that gets through;
 * - d: n1 is down. n5 leads in term 5, again with n3 and n4, and its entry of term 3 replaces the other everywhere.
 *
 * So the entry of term 2 was never safe, not with a majority of copies either. Elections must happen at these moments only: timeouts beyond the end;
 * and a message must carry one entry at most, so that in c the older entry travels alone.
 *
 * @param scale how many ms of virtual time a millisecond of the story is; links must take as many.
 */
export function figureEight(sim: Simulation, server: (name: string) => Candidate | undefined, scale = 1): void {
  const script = (time: number, act: () => void) => sim.at(time * scale, act);
  let heal = () => {};
  const cut = (group: readonly string[], rest: readonly string[]) => {
    heal();
    heal = sim.partition(group, rest);
  };
  // A vote that is on its way when the network is cut is lost: the cut comes just after the votes have arrived.
  const elect = (name: string, at: number, group: readonly string[], rest: readonly string[]) => {
    script(at, () => {
      heal();
      heal = () => {};
      server(name)?.campaign();
    });
    script(at + 2.5, () => cut(group, rest));
  };

  elect("n1", moments.first, ["n1", "n2"], ["n3", "n4", "n5"]);

  script(moments.second - 10, () => sim.process("n1").crash());
  elect("n5", moments.second, ["n5"], ["n1", "n2", "n3", "n4"]);

  script(moments.third - 10, () => {
    sim.process("n5").crash();
    sim.process("n1").restart();
    heal();
    heal = () => {};
    // Its term is 2, and the others are in 3: this attempt only tells it so.
    server("n1")?.campaign();
  });
  // n1's first message to n3 arrives at 3 ms, the rejection at 4, the older entry at 5, and at 6 n1 knows that n3 has it.
  elect("n1", moments.third, ["n1", "n3"], ["n2", "n4", "n5"]);
  script(moments.counted, () => cut(["n1"], ["n2", "n3", "n4", "n5"]));

  script(moments.fourth - 10, () => {
    sim.process("n1").crash();
    sim.process("n5").restart();
    heal();
    heal = () => {};
    server("n5")?.campaign();
  });
  script(moments.fourth, () => server("n5")?.campaign());
}
