import { describe, expect, it } from "vitest";
import { Simulation, type Settled } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import { HttpClient } from "@/labs/wire/client";
import { SharedInformer, type SharedInformerOptions } from "@/labs/resync/solution/shared_informer";
import type { AdmissionRequest, KubernetesObject, MutatingWebhookConfiguration, Namespace, Pod, SharedIndexInformer, ValidatingWebhook, ValidatingWebhookConfiguration } from "@reconcile/api";
import { Cluster, newNode } from "./cluster";
import { replicaSet } from "./scenario";
import { patched, spawnWebhook, type Verdict } from "./webhook";

const pod = (name: string, labels: Record<string, string> = {}): Pod => ({ metadata: { name, labels }, spec: { containers: [{ name: "app", image: "app:1" }] } });

/** A webhook for new pods, at the service default/`server`. */
function webhook(server: string, more: Partial<ValidatingWebhook> = {}): ValidatingWebhook {
  return {
    name: `${server}.example.com`, clientConfig: { service: { namespace: "default", name: server, path: "/admit" } }, admissionReviewVersions: ["v1"], sideEffects: "None",
    rules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }], timeoutSeconds: 1, ...more,
  };
}

/** An informer that hears of everything so many ms late. */
function late<T extends KubernetesObject>(options: SharedInformerOptions<T>, delay: number): SharedIndexInformer<T> {
  const { listerWatcher, clock } = options;
  return new SharedInformer({
    ...options,
    listerWatcher: {
      list: (list) => listerWatcher.list(list),
      watch: async (watch) => {
        const events = await listerWatcher.watch(watch);
        return { stop: () => events.stop(), next: async () => { const event = await events.next(); await clock.sleep(delay); return event; } };
      },
    },
  });
}

async function start({ traced = false, lag = 0 } = {}) {
  const sim = new Simulation({ seed: 1, drain, ...(traced ? {} : { trace: { limit: 0 } }) });
  const cluster = new Cluster(sim, { nodes: [newNode("n1")], parts: lag > 0 ? { informer: (options) => late(options, lag) } : {} });
  await sim.advance(1_000);
  const resource = <T extends object>(group: string, name: string, namespace?: string) => cluster.client.resource<T>(group, "v1", name, namespace);
  const mutating = resource<MutatingWebhookConfiguration>("admissionregistration.k8s.io", "mutatingwebhookconfigurations");
  const validating = resource<ValidatingWebhookConfiguration>("admissionregistration.k8s.io", "validatingwebhookconfigurations");
  const namespaces = resource<Namespace>("", "namespaces");
  return {
    sim, cluster, namespaces,
    /** Waits until the API server has heard of them. */
    async configure(kind: "mutating" | "validating", ...webhooks: readonly ValidatingWebhook[]) {
      await sim.drive(() => (kind === "mutating" ? mutating : validating).create({ metadata: { name: "test" }, webhooks: [...webhooks] }));
      await sim.advance(200);
    },
    createPod: (object: Pod, namespace = "default") => sim.settle(cluster.client.pods(namespace).create(object)),
  };
}

function refusal(settled: Settled<unknown>): unknown {
  return settled.kind === "rejected" ? (settled.error as { status?: unknown }).status : settled;
}

describe("webhooks of the cluster", () => {
  it("lets a mutating webhook add a label, which the stored object then has", async () => {
    const { sim, cluster, configure, createPod } = await start({ traced: true });
    const asked: AdmissionRequest[] = [];
    spawnWebhook(sim, "labels.default.svc", (request) => {
      asked.push(request);
      return patched({ op: "add", path: "/metadata/labels/checked", value: "yes" });
    });
    await configure("mutating", webhook("labels"));
    await createPod(pod("web", { app: "web" }));
    const stored = await sim.drive(() => cluster.client.pods("default").get("web"));
    expect(stored.metadata?.labels).toEqual({ app: "web", checked: "yes" });
    expect(asked).toMatchObject([{ operation: "CREATE", namespace: "default", name: "web", userInfo: { username: "kubernetes-admin" } }]);
    // It is asked before the object has an identity, and behind DefaultTolerationSeconds.
    expect(asked[0]?.object?.metadata).toEqual({ name: "web", namespace: "default", labels: { app: "web" } });
    expect((asked[0]?.object as Pod).spec?.tolerations).toHaveLength(2);
    // In the trace, the question is an arrow from the API server to the webhook, and the answer one back.
    const arrows = sim.trace().events.filter(({ kind }) => kind === "send").map(({ process, detail }) => `${process} → ${(detail as { to: string }).to}`);
    expect(arrows.filter((arrow) => arrow.includes("labels"))).toEqual(["apiserver → labels.default.svc", "labels.default.svc → apiserver"]);
  });

  it("refuses what a validating webhook denies, in its words, and stores nothing", async () => {
    const { sim, cluster, configure, createPod } = await start();
    const asked: AdmissionRequest[] = [];
    spawnWebhook(sim, "policy.default.svc", (request): Verdict => {
      asked.push(request);
      return { allowed: false, status: { code: 403, message: "no image without a digest" } };
    });
    await configure("validating", webhook("policy"));
    expect(refusal(await createPod(pod("web")))).toMatchObject({
      code: 403, message: 'admission webhook "policy.example.com" denied the request: no image without a digest',
    });
    expect((await sim.drive(() => cluster.client.pods("default").list({}))).items).toEqual([]);
    // What it judges is what would be stored.
    expect(asked[0]?.object).toMatchObject({ metadata: { uid: expect.any(String) }, status: { phase: "Pending" } });
  });

  it("asks a webhook for the pods of a ReplicaSet, too, whose names are yet to be generated", async () => {
    const { sim, cluster, configure } = await start();
    const names: (string | undefined)[] = [];
    spawnWebhook(sim, "labels.default.svc", ({ name, object }) => {
      names.push(`${name ?? ""}|${object?.metadata?.name ?? ""}|${object?.metadata?.generateName ?? ""}`);
      return patched({ op: "add", path: "/metadata/labels/checked", value: "yes" });
    });
    await configure("mutating", webhook("labels"));
    await sim.drive(() => cluster.client.replicaSets("default").create(replicaSet("web", 2)));
    await sim.advance(3_000);
    const { items } = await sim.drive(() => cluster.client.pods("default").list({ labelSelector: "checked=yes" }));
    expect(items).toHaveLength(2);
    expect(names).toEqual(["||web-", "||web-"]);
  });

  it("fails a request when the webhook is down and its failurePolicy is Fail, after its time-out", async () => {
    const { sim, configure, createPod } = await start();
    spawnWebhook(sim, "policy.default.svc", () => ({ allowed: true })).crash();
    await configure("validating", webhook("policy"));
    const begun = sim.now;
    expect(refusal(await createPod(pod("web")))).toMatchObject({
      code: 500, reason: "InternalError",
      message: 'Internal error occurred: failed calling webhook "policy.example.com": failed to call webhook: Post "https://policy.default.svc:443/admit?timeout=1s": context deadline exceeded',
    });
    expect(sim.now - begun).toBeGreaterThanOrEqual(1_000);
    expect(sim.now - begun).toBeLessThan(1_100);
  });

  it("goes on without a webhook that is down when its failurePolicy is Ignore, and with it again when it is back", async () => {
    const { sim, cluster, configure, createPod } = await start();
    const labels = spawnWebhook(sim, "labels.default.svc", () => patched({ op: "add", path: "/metadata/labels/checked", value: "yes" }));
    labels.crash();
    await configure("mutating", webhook("labels", { failurePolicy: "Ignore" }));
    expect(await createPod(pod("one"))).toMatchObject({ kind: "resolved", value: { metadata: { labels: {} } } });
    labels.restart();
    expect(await createPod(pod("two"))).toMatchObject({ kind: "resolved", value: { metadata: { labels: { checked: "yes" } } } });
    expect((await sim.drive(() => cluster.client.pods("default").list({}))).items).toHaveLength(2);
  });

  it("keeps to the namespaceSelector, also before the server's informer has heard of the namespace", async () => {
    const { sim, namespaces, configure, createPod } = await start({ lag: 150 });
    spawnWebhook(sim, "policy.default.svc", () => ({ allowed: false }));
    await configure("validating", webhook("policy", { namespaceSelector: { matchLabels: { checked: "yes" } } }));
    await sim.drive(() => namespaces.create({ metadata: { name: "shop", labels: { checked: "yes" } } }));
    expect(refusal(await createPod(pod("web"), "shop"))).toMatchObject({ message: 'admission webhook "policy.example.com" denied the request without explanation' });
    expect(await createPod(pod("web"))).toMatchObject({ kind: "resolved" });
  });

  it("tells a webhook of a namespace what it is asked about", async () => {
    const { sim, namespaces, configure } = await start();
    const asked: AdmissionRequest[] = [];
    spawnWebhook(sim, "audit.default.svc", (request) => {
      asked.push(request);
      return { allowed: true };
    });
    await configure("validating", webhook("audit", { rules: [{ operations: ["*"], apiGroups: [""], apiVersions: ["v1"], resources: ["namespaces"] }] }));
    await sim.drive(() => namespaces.create({ metadata: { name: "shop" } }));
    await sim.drive(() => namespaces.delete("shop"));
    expect(asked).toMatchObject([
      { operation: "CREATE", name: "shop", namespace: "shop", object: { metadata: { labels: { "kubernetes.io/metadata.name": "shop" } } } },
      { operation: "DELETE", name: "shop", namespace: "shop", oldObject: { status: { phase: "Active" } } },
    ]);
  });

  it("tells the user by Warning headers what the webhooks warn of, whatever the answer", async () => {
    const { sim, configure } = await start();
    spawnWebhook(sim, "policy.default.svc", ({ name }) => ({ allowed: name === "good", warnings: ['"latest" is no version', "twice", "twice"] }));
    await configure("validating", webhook("policy"));
    const curl = sim.spawn("curl", (cap) => {
      const http = new HttpClient(cap, "apiserver");
      return { start() {}, http, onMessage: (from, message) => { http.onMessage(from, message); } };
    }).component!.http;
    const post = (name: string) => sim.drive(() => curl.roundTrip({
      method: "POST", url: "/api/v1/namespaces/default/pods", headers: { "content-type": "application/json" }, body: JSON.stringify(pod(name)),
      peer: { commonName: "admin", organizations: ["system:masters"] },
    }));
    const warning = String.raw`299 - "\"latest\" is no version", 299 - "twice"`;
    expect(await post("good")).toMatchObject({ status: 201, headers: { "content-type": "application/json", warning } });
    expect(await post("bad")).toMatchObject({ status: 400, headers: { warning } });
  });
});

describe("namespaces of the cluster", () => {
  it("are there from the beginning, those that every cluster has, and the immortal ones cannot be deleted", async () => {
    const { sim, namespaces } = await start();
    const { items } = await sim.drive(() => namespaces.list({}));
    expect(items.map(({ metadata, status }) => `${metadata?.name ?? ""} ${status?.phase ?? ""}`)).toEqual(["default Active", "kube-node-lease Active", "kube-public Active", "kube-system Active"]);
    for (const name of ["default", "kube-system", "kube-public"]) {
      expect(refusal(await sim.settle(namespaces.delete(name)))).toMatchObject({ code: 403, message: `namespaces "${name}" is forbidden: this namespace may not be deleted` });
    }
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
    const { sim, cluster, namespaces } = await start();
    await sim.drive(() => namespaces.create({ metadata: { name: "shop" } }));
    await sim.drive(() => cluster.client.replicaSets("shop").create({ ...replicaSet("web", 3), metadata: { name: "web", namespace: "shop" } }));
    await sim.drive(() => cluster.client.replicaSets("default").create(replicaSet("web", 2)));
    await sim.advance(5_000);
    const pods = async (namespace: string) => (await sim.drive(() => cluster.client.pods(namespace).list({}))).items.length;
    expect([await pods("shop"), await pods("default")]).toEqual([3, 2]);
    await sim.drive(() => namespaces.delete("shop"));
    await sim.advance(4_000);
    expect(await pods("shop")).toBe(3);
    await sim.advance(60_000);
    expect(refusal(await sim.settle(namespaces.get("shop")))).toMatchObject({ code: 404 });
    expect([await pods("shop"), await pods("default")]).toEqual([0, 2]);
    expect((await sim.drive(() => cluster.client.replicaSets("").list({}))).items.map(({ metadata }) => metadata?.namespace)).toEqual(["default"]);
  });
});
