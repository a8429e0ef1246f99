import { expect, it } from "vitest";
import { decide, shownBindings, type BindingId } from "./figure";

async function allowed(...on: BindingId[]): Promise<string[]> {
  const { people, rows } = await decide(new Set(on));
  return rows.flatMap(({ question, cells }) => cells.flatMap(({ allowed: yes }, i) => (yes ? [`${people[i] ?? ""}: ${question}`] : [])));
}

it("allows nobody anything without a binding", async () => {
  expect(await allowed()).toEqual([]);
  expect(await allowed("lost")).toEqual([]);
});

it("keeps what a RoleBinding gives in its namespace", async () => {
  expect(await allowed("alice-edits")).toEqual(["list pods in shop", "delete pod web in shop", "get secret key in shop", "update configmap leader in shop", "list configmaps in shop"].map((what) => `alice [devs]: ${what}`));
});

it("shows names, sub-resources and paths", async () => {
  expect(await allowed("robot-leads", "robot-scales", "metrics")).toEqual(["update deployments/scale of web in shop", "update configmap leader in shop", "get /metrics"].map((what) => `robot: ${what}`));
});

it("tells the reason, and a role that is missing", async () => {
  const { rows } = await decide(new Set<BindingId>(["viewers", "lost"]));
  expect(rows[0]?.cells[0]).toEqual({ allowed: true, reason: 'RBAC: allowed by ClusterRoleBinding "viewers" of ClusterRole "view" to Group "devs"' });
  expect(rows[3]?.cells[0]).toEqual({ allowed: false, reason: 'RBAC: role.rbac.authorization.k8s.io "gone" not found' });
  expect(shownBindings.find(({ id }) => id === "lost")?.rules).toEqual([]);
});
