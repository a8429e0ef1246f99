import { expect, it } from "vitest";
import { drain } from "@/lib/sim/testing/drain";
import { sendFigure, type FigureRequest } from "./figure";

const pod: FigureRequest = { verb: "GET", resource: "pods", namespace: "default", name: "web", subResource: "", labelSelector: "" };

it("cuts an address where its parts meet", async () => {
  const { address } = await sendFigure({ ...pod, resource: "deployments", subResource: "scale", labelSelector: "app=web" }, "fine", drain);
  expect(address.map(({ part, text }) => `${part} ${text}`)).toEqual([
    "group /apis/apps/v1", "namespace /namespaces/default", "resource /deployments", "name /web", "subResource /scale", "query ?labelSelector=app%3Dweb",
  ]);
});

it("shows each attempt with its time, and how it ended", async () => {
  expect((await sendFigure(pod, "starting", drain)).attempts).toEqual([{ at: 0, status: 503, retryAfter: 1 }, { at: 1000, status: 503, retryAfter: 1 }, { at: 2000, status: 200 }]);
  expect((await sendFigure(pod, "reset", drain)).attempts.map(({ at }) => at)).toEqual([0, 1000]);
  expect(await sendFigure({ ...pod, verb: "PUT" }, "reset", drain)).toMatchObject({ attempts: [{ at: 0, status: 0 }], error: "connection reset by peer" });
  expect(await sendFigure(pod, "proxy", drain)).toMatchObject({ error: "InternalError" });
});

it("says what the client refuses to send", async () => {
  expect(await sendFigure({ ...pod, namespace: "" }, "fine", drain)).toMatchObject({ attempts: [], error: "an empty namespace may not be set when a resource name is provided" });
});
