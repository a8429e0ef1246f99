import type { AuthorizerAttributes, ClusterRole, PolicyRule, RoleRef, Subject } from "@/labs/api";
import { RBACAuthorizer } from "@/labs/rbac/solution/authorizer";
import { covers } from "@/labs/rbac/solution/covers";
import { RuleResolver } from "@/labs/rbac/solution/resolver";
import { ruleAllows, urlCovers } from "@/labs/rbac/solution/rules";
import { Fields } from "../fields";
import type { Adapter } from "../types";

interface CompactBinding {
  readonly namespace?: string;
  readonly roleRef: Pick<RoleRef, "kind" | "name">;
  readonly subjects: Subject[];
}

/** The request of a case; what it leaves out is empty. */
function attributesOf(fields: Fields): AuthorizerAttributes {
  const text = (name: string) => (fields.has(name) ? fields.string(name) : "");
  const attributes = {
    user: { username: text("user"), groups: fields.has("groups") ? fields.json<string[]>("groups") : [] },
    verb: text("verb"), resourceRequest: fields.has("resourceRequest") && fields.boolean("resourceRequest"), namespace: text("namespace"), apiGroup: text("apiGroup"), apiVersion: text("apiVersion"),
    resource: text("resource"), subresource: text("subresource"), name: text("name"), path: text("path"),
  };
  fields.finish();
  return attributes;
}

/** Role-based access control: rules, bindings, and what may be given away. */
export const rbac: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  switch (fields.string("op")) {
    case "ruleAllows":
      fields.equal(ruleAllows(fields.json<PolicyRule>("rule"), attributesOf(fields.object("request"))), fields.boolean("allowed"), "allowed");
      break;
    case "authorize": {
      const named = (bindings: readonly CompactBinding[]) => bindings.map(({ namespace, subjects, roleRef }, i) => ({
        metadata: { name: `binding-${i}`, ...(namespace === undefined ? {} : { namespace }) }, subjects, roleRef: { ...roleRef, apiGroup: "rbac.authorization.k8s.io" },
      }));
      const clusterRoles: ClusterRole[] = fields.json<{ name: string; rules: PolicyRule[] }[]>("clusterRoles").map(({ name, rules }) => ({ metadata: { name }, rules }));
      const roles = fields.has("roles") ? fields.json<{ name: string; namespace: string; rules: PolicyRule[] }[]>("roles").map(({ name, namespace, rules }) => ({ metadata: { name, namespace }, rules })) : [];
      const resolver = new RuleResolver({
        roles, clusterRoles, roleBindings: named(fields.json<CompactBinding[]>("roleBindings")), clusterRoleBindings: named(fields.json<CompactBinding[]>("clusterRoleBindings")),
      });
      const { decision } = await new RBACAuthorizer(resolver).authorize(attributesOf(fields.object("request")));
      fields.equal(decision === "Allow", fields.boolean("allowed"), "allowed");
      break;
    }
    case "covers": {
      const { covered, uncovered } = covers(fields.json<PolicyRule[]>("ownerRules"), fields.json<PolicyRule[]>("servantRules"));
      fields.equal(covered, fields.boolean("covered"), "covered");
      fields.equal(uncovered.map(sorted), fields.json<PolicyRule[]>("uncoveredRules").map(sorted), "uncoveredRules");
      break;
    }
    case "nonResourceURLCovers":
      fields.equal(urlCovers(fields.string("owner"), fields.string("requested")), fields.boolean("covers"), "covers");
      break;
    default: fields.unknown("op");
  }
  fields.finish();
};

/** A rule with its fields in one order. */
function sorted(rule: PolicyRule): object {
  return Object.fromEntries(Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)));
}
