import { encodeBase64 } from "@/labs/admission-chain/solution/base64";
import { HttpServer } from "@/labs/wire/server";
import type { Component, ProcessHandle, Simulation } from "@/lib/sim";
import type { AdmissionRequest, AdmissionResponse, AdmissionReview, HttpResponse, JSONPatchOperation } from "@reconcile/api";

/** What a webhook says to a request. */
export type Verdict = Omit<AdmissionResponse, "uid">;

/** The server of a webhook as a process. It is to be called as its host is: `labels.default.svc` for the service default/labels. */
export function spawnWebhook(sim: Simulation, host: string, verdict: (request: AdmissionRequest) => Verdict): ProcessHandle<Component> {
  return sim.spawn(host, (capabilities) => {
    const http = new HttpServer(capabilities, async ({ body = "" }): Promise<HttpResponse> => {
      const { apiVersion = "", kind = "", request } = JSON.parse(body) as AdmissionReview;
      if (request === undefined) return { status: 400, headers: {}, body: "no admission request" };
      return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ apiVersion, kind, response: { uid: request.uid, ...verdict(request) } }) };
    });
    return { start() {}, onMessage: (from, message) => { http.onMessage(from, message); } };
  });
}

/** Allowed, with changes. */
export function patched(...operations: readonly JSONPatchOperation[]): Verdict {
  return { allowed: true, patchType: "JSONPatch", patch: encodeBase64(JSON.stringify(operations)) };
}
