import { expect, it } from "vitest";
import { drain } from "@/lib/sim/testing/drain";
import { admitFigure, type FigureChoice, type HookChoice, type HookName } from "./figure";

const up: HookChoice = { behaviour: "up", failurePolicy: "Fail" };
const choose = (more: Partial<Record<HookName, Partial<HookChoice>>> = {}, reinvocationPolicy: FigureChoice["reinvocationPolicy"] = "IfNeeded"): FigureChoice => ({
  hooks: { mirror: { ...up, ...more.mirror }, sidecar: { ...up, ...more.sidecar }, "mirrored-only": { ...up, ...more["mirrored-only"] }, "small-pods": { ...up, ...more["small-pods"] } }, reinvocationPolicy,
});
const run = async (choice: FigureChoice) => {
  const { steps, ...rest } = await admitFigure(choice, drain);
  return { ...rest, steps: steps.map(({ name, round, from, to, outcome }) => `${name} ${round}: ${outcome} ${from}–${to}`) };
};

it("shows a pod that a second round makes right", async () => {
  expect(await run(choose())).toEqual({
    steps: [
      "NamespaceLifecycle 1: same 0–0", "DefaultTolerationSeconds 1: changed 0–0", "mirror 1: changed 0–20", "sidecar 1: changed 20–40",
      "NamespaceLifecycle 2: same 40–40", "DefaultTolerationSeconds 2: same 40–40", "mirror 2: changed 40–60", "mirrored-only 1: allowed 60–80", "small-pods 1: allowed 60–80",
    ],
    object: ["containers[app].image: mirror.local/app:1", "containers[proxy].image: mirror.local/proxy:1", "tolerations[not-ready]: NoExecute, 300 s", "tolerations[unreachable]: NoExecute, 300 s"],
    took: 80,
  });
});

it("shows what is refused without it", async () => {
  expect(await run(choose({}, "Never"))).toMatchObject({ error: `admission webhook "mirrored-only.example.com" denied the request: image proxy:1 does not come from mirror.local/`, took: 60 });
});

it("shows what a webhook costs that is late, or gone", async () => {
  const late = await run(choose({ sidecar: { behaviour: "slow" } }));
  expect([late.took, late.steps.at(-1)]).toEqual([10_020, "sidecar 1: late 20–10020"]);
  expect(late.error).toContain(`failed calling webhook "sidecar.example.com": failed to call webhook: Post "https://sidecar/?timeout=10s": context deadline exceeded`);
  const gone = await run(choose({ sidecar: { behaviour: "down", failurePolicy: "Ignore" }, "small-pods": { behaviour: "denies" } }));
  expect(gone).toMatchObject({ error: `admission webhook "small-pods.example.com" denied the request: not today` });
  expect(gone.steps).toContain("sidecar 1: unreachable 20–20");
});
