import { expect, it } from "vitest";
import type { Course } from "@/lib/content";
import type { LabManifest } from "@/lib/grader/lab";
import { labsByModule } from "./labs-by-module";

it("lists labs in the order of study, each once, and no module without any", () => {
  const lesson = (id: string) => ({ id });
  const course = { modules: [
    { id: "state", title: "State", lessons: [lesson("etcd"), lesson("raft")] }, { id: "node", title: "The node", lessons: [lesson("kubelet")] },
    { id: "client", title: "Clients", lessons: [lesson("queue")] },
  ] } as unknown as Pick<Course, "modules">;
  const lab = (id: string, ...lessons: string[]) => ({ id, lessons }) as unknown as LabManifest;
  const modules = labsByModule(course, [lab("a-queue", "queue"), lab("b-raft", "raft", "etcd"), lab("c-store", "etcd")]);
  expect(modules.map(({ title, labs }) => `${title}: ${labs.map(({ id }) => id).join(" ")}`)).toEqual(["State: c-store b-raft", "Clients: a-queue"]);
});
