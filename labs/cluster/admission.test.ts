import { describe, expect, it } from "vitest";
import { HttpClient } from "@/labs/wire/client";
import type { AdmissionRequest, Pod } from "@reconcile/api";
import { replicaSet } from "./scenario";
import { pod, refusal, start, webhook } from "./testing/admission-scene";
import { patched, spawnWebhook, type Verdict } from "./testing/webhook";

describe("a webhook of the cluster", () => {
  it("adds a label, which the stored object then has", async () => {
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

  it("denies a request in its own words, and nothing is stored", async () => {
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

  it("is asked about the pods of a ReplicaSet, too, whose names are yet to be generated", async () => {
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

  it("fails a request, after its time-out, when it is down and its failurePolicy is Fail", async () => {
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

  it("is left out when it is down and its failurePolicy is Ignore, and asked again when it is back", async () => {
    const { sim, cluster, configure, createPod } = await start();
    const labels = spawnWebhook(sim, "labels.default.svc", () => patched({ op: "add", path: "/metadata/labels/checked", value: "yes" }));
    labels.crash();
    await configure("mutating", webhook("labels", { failurePolicy: "Ignore" }));
    expect(await createPod(pod("one"))).toMatchObject({ kind: "resolved", value: { metadata: { labels: {} } } });
    labels.restart();
    expect(await createPod(pod("two"))).toMatchObject({ kind: "resolved", value: { metadata: { labels: { checked: "yes" } } } });
    expect((await sim.drive(() => cluster.client.pods("default").list({}))).items).toHaveLength(2);
  });

  it("keeps to its namespaceSelector, also before the server's informer has heard of the namespace", async () => {
    const { sim, namespaces, configure, createPod } = await start({ lag: 150 });
    spawnWebhook(sim, "policy.default.svc", () => ({ allowed: false }));
    await configure("validating", webhook("policy", { namespaceSelector: { matchLabels: { checked: "yes" } } }));
    await sim.drive(() => namespaces.create({ metadata: { name: "shop", labels: { checked: "yes" } } }));
    expect(refusal(await createPod(pod("web"), "shop"))).toMatchObject({ message: 'admission webhook "policy.example.com" denied the request without explanation' });
    expect(await createPod(pod("web"))).toMatchObject({ kind: "resolved" });
  });

  it("is told which namespace a request about a namespace is about", async () => {
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

  it("is asked about the first request after a restart of the API server, too", async () => {
    const { sim, cluster, configure, createPod } = await start();
    spawnWebhook(sim, "policy.default.svc", () => ({ allowed: false }));
    await configure("validating", webhook("policy"));
    cluster.process("apiserver").crash();
    cluster.process("apiserver").restart();
    expect(refusal(await createPod(pod("web")))).toMatchObject({ code: 400, message: 'admission webhook "policy.example.com" denied the request without explanation' });
  });

  it("is asked about a pod's binding, if its rules name the sub-resource", async () => {
    const { sim, cluster, configure, createPod } = await start();
    const asked: string[] = [];
    spawnWebhook(sim, "policy.default.svc", ({ kind, name, userInfo }) => {
      asked.push(`${kind.kind} ${name ?? ""} ${userInfo.username ?? ""}`);
      return { allowed: false };
    });
    await configure("validating", webhook("policy", { rules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods/binding"] }] }));
    expect(await createPod(pod("web"))).toMatchObject({ kind: "resolved" });
    await sim.advance(200);
    expect(asked).toEqual(["Binding web system:kube-scheduler"]);
    expect((await sim.drive(() => cluster.client.pods("default").get("web"))).spec?.nodeName).toBeUndefined();
  });

  it("warns the user by Warning headers, whatever the answer", async () => {
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
