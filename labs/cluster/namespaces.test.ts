import { describe, expect, it } from "vitest";
import { replicaSet } from "./scenario";
import { pod, refusal, start } from "./testing/admission-scene";

describe("namespaces of the cluster", () => {
  it("are there from the beginning, those that every cluster has, and the immortal ones cannot be deleted", async () => {
    const { sim, namespaces } = await start();
    const { items } = await sim.drive(() => namespaces.list({}));
    expect(items.map(({ metadata, status }) => `${metadata?.name ?? ""} ${status?.phase ?? ""}`)).toEqual(["default Active", "kube-node-lease Active", "kube-public Active", "kube-system Active"]);
    for (const name of ["default", "kube-system", "kube-public"]) {
      expect(refusal(await sim.settle(namespaces.delete(name)))).toMatchObject({ code: 403, message: `namespaces "${name}" is forbidden: this namespace may not be deleted` });
    }
  });

  it("are made again if they are gone, within a minute", async () => {
    const { sim, namespaces } = await start();
    const { metadata: before } = await sim.drive(() => namespaces.get("kube-node-lease"));
    await sim.drive(() => namespaces.delete("kube-node-lease"));
    await sim.advance(10_000);
    expect(refusal(await sim.settle(namespaces.get("kube-node-lease")))).toMatchObject({ code: 404 });
    await sim.advance(55_000);
    const { metadata: after } = await sim.drive(() => namespaces.get("kube-node-lease"));
    expect(after?.uid).not.toBe(before?.uid);
  });

  it("must exist before anything is created in them, and the server's storage is asked, not only its informer", async () => {
    const { sim, namespaces, createPod } = await start({ lag: 150 });
    expect(refusal(await createPod(pod("web"), "shop"))).toMatchObject({ code: 404, message: 'namespaces "shop" not found' });
    // At once: the informer has not heard of it yet.
    await sim.drive(() => namespaces.create({ metadata: { name: "shop" } }));
    expect(await createPod(pod("web"), "shop")).toMatchObject({ kind: "resolved", value: { metadata: { namespace: "shop" } } });
  });

  it("take nothing new while they are terminating, from the moment of the deletion on", async () => {
    const { sim, namespaces, createPod } = await start({ lag: 150 });
    await sim.drive(() => namespaces.create({ metadata: { name: "shop" } }));
    await createPod(pod("web"), "shop");
    await sim.advance(500);
    await sim.drive(() => namespaces.delete("shop"));
    expect(refusal(await createPod(pod("late"), "shop"))).toMatchObject({
      code: 403, message: 'pods "late" is forbidden: unable to create new content in namespace shop because it is being terminated',
      details: { causes: [{ reason: "NamespaceTerminating", message: "namespace shop is being terminated", field: "metadata.namespace" }] },
    });
    expect(await sim.drive(() => namespaces.get("shop"))).toMatchObject({ status: { phase: "Terminating" }, spec: { finalizers: ["kubernetes"] } });
  });

  it("go away with everything that is in them, pods with the time that they are given", async () => {
    const { sim, cluster, namespaces } = await start({ traced: true, stopDelay: 8_000 });
    await sim.drive(() => namespaces.create({ metadata: { name: "shop" } }));
    await sim.drive(() => cluster.client.replicaSets("shop").create({ ...replicaSet("web", 3), metadata: { name: "web", namespace: "shop" } }));
    await sim.drive(() => cluster.client.replicaSets("default").create(replicaSet("web", 2)));
    await sim.advance(5_000);
    const pods = async (namespace: string) => (await sim.drive(() => cluster.client.pods(namespace).list({}))).items.length;
    expect([await pods("shop"), await pods("default")]).toEqual([3, 2]);
    await sim.drive(() => namespaces.delete("shop"));
    await sim.advance(4_000);
    expect(await pods("shop")).toBe(3);
    await sim.advance(6_000);
    // They are asked to end, and end: as long as they are there, so is the namespace, and nobody tries to replace them again and again.
    expect([await pods("shop"), (await sim.drive(() => namespaces.get("shop"))).status?.phase]).toEqual([3, "Terminating"]);
    await sim.advance(60_000);
    expect(sim.trace().events.filter(({ kind, detail }) => kind === "log" && JSON.stringify(detail).includes("ReplicaSetController shop/web: pods"))).toEqual([]);
    expect(refusal(await sim.settle(namespaces.get("shop")))).toMatchObject({ code: 404 });
    expect([await pods("shop"), await pods("default")]).toEqual([0, 2]);
    expect((await sim.drive(() => cluster.client.replicaSets("").list({}))).items.map(({ metadata }) => metadata?.namespace)).toEqual(["default"]);
  });
});
