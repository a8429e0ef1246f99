import { suite } from "@/lib/grader/harness/api";
import { sandboxJobs } from "./jobs";
import { nameOf, perform } from "./measure";

// The kernel's benchmark as a lab's tests, so that it runs where a grade does: in the frozen realm, counted in fuel.
export default suite(({ group, test }) => {
  group("kernel", { en: "Kernel", zh: "内核" }, () => {
    test("nothing", { en: "What a run costs by itself", zh: "空跑的开销" }, () => undefined);
    for (const job of sandboxJobs) {
      const name = nameOf(job);
      test(name, { en: name, zh: name }, async (t) => {
        const digest = await perform(job, (options) => t.sim(options));
        // The harness makes a digest of the last simulation: of this one.
        t.sim();
        // The only way out of a sandbox.
        t.expect(digest, { en: "digest", zh: "摘要" }).toBe("");
      });
    }
  });
});
