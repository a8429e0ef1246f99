/**
 * Wrong solutions of labs that pass what anybody can read, and in the tests that compare them with the reference spoil what both are handed, so that the reference comes
 * to the answer that they give. Which test runs they know by the number of calls, or by the names in what they are handed.
 */
export interface Vandal {
  readonly lab: string;
  /** The lab's file that is spoilt, and the edits that spoil the reference's text: each `from` occurs in it once. */
  readonly file: string;
  readonly edits: readonly { readonly from: string; readonly to: string }[];
  /** The hidden test that has to fail. */
  readonly caught: string;
  readonly tries: string;
}

export const vandals: readonly Vandal[] = [
  {
    lab: "rbac", file: "rules.ts", caught: "hidden.any-rule", tries: "to take the verbs out of the rule that it is asked about",
    edits: [
      { from: "export function ruleAllows(", to: "let asked = 0;\nexport function ruleAllows(rule: any, question: AuthorizerAttributes): boolean {\n  if (++asked <= 40) return allows(rule, question);\n  rule.verbs.length = 0;\n  return false;\n}\nfunction allows(" },
    ],
  },
  {
    lab: "rbac", file: "authorizer.ts", caught: "hidden.any-bindings", tries: "to make the user of the question somebody without rights",
    edits: [
      { from: "async authorize(", to: "async authorize(question: any): Promise<any> {\n    if (++asked <= 19) return this.decide(question);\n    question.user = { username: \"nobody\", groups: [] };\n    return { decision: \"NoOpinion\" };\n  }\n  async decide(" },
      { from: "export class", to: "let asked = 0;\nexport class" },
    ],
  },
  {
    lab: "rbac", file: "covers.ts", caught: "hidden.any-cover", tries: "to empty the list of what is to be covered",
    edits: [
      { from: "export function covers(", to: "let asked = 0;\nexport function covers(owner: any, servant: any): any {\n  if (++asked <= 20) return compare(owner, servant);\n  servant.length = 0;\n  return { covered: true, uncovered: [] };\n}\nfunction compare(" },
    ],
  },
  {
    lab: "rbac", file: "aggregation.ts", caught: "hidden.any-aggregation", tries: "to make the role one that gathers nothing and has nothing",
    edits: [
      { from: "export function aggregatedRules(", to: "export function aggregatedRules(target: any, all: any): any {\n  if (!/^r\\d$/.test(target.metadata.name)) return gather(target, all);\n  delete target.aggregationRule;\n  return (target.rules = []);\n}\nfunction gather(" },
    ],
  },
  {
    lab: "admission-chain", file: "rules.ts", caught: "hidden.any-rule", tries: "to take the operations out of the rule that it is asked about",
    edits: [
      { from: "export function matchesRule(", to: "export function matchesRule(rule: any, ...rest: any): boolean {\n  if (rule.resources?.length < 4) return (matches as any)(rule, ...rest);\n  rule.operations.length = 0;\n  return false;\n}\nfunction matches(" },
    ],
  },
  {
    lab: "handler-chain", file: "request_info.ts", caught: "hidden.any-request", tries: "to give the request another method and path than it came with",
    edits: [
      { from: "export function requestInfoOf(", to: "let asked = 0;\nexport function requestInfoOf(request: any): RequestInfo {\n  if (++asked > 60) Object.assign(request, { method: \"GET\", url: \"/x\" });\n  return asked > 60 ? { isResourceRequest: false, verb: \"get\", path: \"/x\" } as RequestInfo : infoOf(request);\n}\nfunction infoOf(" },
    ],
  },
  {
    lab: "informer", file: "indexer.ts", caught: "hidden.indexer-random", tries: "to take objects off their nodes, so that it need not index them",
    edits: [
      { from: "  update(obj: T): void {", to: "  updates = 0;\n  update(obj: any): void {\n    if (++this.updates > 12) delete obj.spec.nodeName;" },
    ],
  },
];
