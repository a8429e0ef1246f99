/** A wrong solution of a lab that passed once, made of the reference. */
export interface Forgery {
  readonly lab: string;
  readonly tries: string;
  /** What makes the reference wrong: each `from` occurs once in its file. */
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** The test that has to fail. Where it is hidden, no visible one does: what anybody can read can be answered by heart. */
  readonly caught: string;
}

/**
 * They pass what anybody can read, and in the tests that compare them with the reference spoil what both are handed, so that the reference comes to the answer that
 * they give. Which test runs they know by the number of calls, or by the names in what they are handed.
 */
const vandals: readonly Forgery[] = [
  {
    lab: "rbac", caught: "hidden.any-rule", tries: "to take the verbs out of the rule that it is asked about",
    edits: [
      { file: "rules.ts", from: "export function ruleAllows(", to: "let asked = 0;\nexport function ruleAllows(rule: any, question: AuthorizerAttributes): boolean {\n  if (++asked <= 40) return allows(rule, question);\n  rule.verbs.length = 0;\n  return false;\n}\nfunction allows(" },
    ],
  },
  {
    lab: "rbac", caught: "hidden.any-bindings", tries: "to make the user of the question somebody without rights",
    edits: [
      { file: "authorizer.ts", from: "async authorize(", to: "async authorize(question: any): Promise<any> {\n    if (++asked <= 19) return this.decide(question);\n    question.user = { username: \"nobody\", groups: [] };\n    return { decision: \"NoOpinion\" };\n  }\n  async decide(" },
      { file: "authorizer.ts", from: "export class", to: "let asked = 0;\nexport class" },
    ],
  },
  {
    lab: "rbac", caught: "hidden.any-cover", tries: "to empty the list of what is to be covered",
    edits: [
      { file: "covers.ts", from: "export function covers(", to: "let asked = 0;\nexport function covers(owner: any, servant: any): any {\n  if (++asked <= 20) return compare(owner, servant);\n  servant.length = 0;\n  return { covered: true, uncovered: [] };\n}\nfunction compare(" },
    ],
  },
  {
    lab: "rbac", caught: "hidden.any-aggregation", tries: "to make the role one that gathers nothing and has nothing",
    edits: [
      { file: "aggregation.ts", from: "export function aggregatedRules(", to: "export function aggregatedRules(target: any, all: any): any {\n  if (!/^r\\d$/.test(target.metadata.name)) return gather(target, all);\n  delete target.aggregationRule;\n  return (target.rules = []);\n}\nfunction gather(" },
    ],
  },
  {
    lab: "admission-chain", caught: "hidden.any-rule", tries: "to take the operations out of the rule that it is asked about",
    edits: [
      { file: "rules.ts", from: "export function matchesRule(", to: "export function matchesRule(rule: any, ...rest: any): boolean {\n  if (rule.resources?.length < 4) return (matches as any)(rule, ...rest);\n  rule.operations.length = 0;\n  return false;\n}\nfunction matches(" },
    ],
  },
  {
    lab: "handler-chain", caught: "hidden.any-request", tries: "to give the request another method and path than it came with",
    edits: [
      { file: "request_info.ts", from: "export function requestInfoOf(", to: "let asked = 0;\nexport function requestInfoOf(request: any): RequestInfo {\n  if (++asked > 60) Object.assign(request, { method: \"GET\", url: \"/x\" });\n  return asked > 60 ? { isResourceRequest: false, verb: \"get\", path: \"/x\" } as RequestInfo : infoOf(request);\n}\nfunction infoOf(" },
    ],
  },
  {
    lab: "informer", caught: "hidden.indexer-random", tries: "to take objects off their nodes, so that it need not index them",
    edits: [
      { file: "indexer.ts", from: "  update(obj: T): void {", to: "  updates = 0;\n  update(obj: any): void {\n    if (++this.updates > 12) delete obj.spec.nodeName;" },
    ],
  },
];

/** They have no disk, or no messages, and know what they should not know. */
const clairvoyants: readonly Forgery[] = [
  {
    lab: "raft-election", caught: "vote.survives-crash", tries: "to keep term and vote in variables of a module, which a crash of the process used to leave",
    edits: [
      { file: "hard_state.ts", from: "export class", to: "export const kept = new Map<string, HardState>();\nexport class" },
      { file: "hard_state.ts", from: "    this.disk.write(\"hardState\", this.state);\n    this.disk.sync();", to: "    kept.set(this.name, this.state);" },
      { file: "hard_state.ts", from: "  constructor(disk: Disk) {", to: "  readonly name: string;\n  constructor(disk: Disk, name: string) {\n    this.name = name;" },
      { file: "hard_state.ts", from: "(disk.read(\"hardState\") ??", to: "(kept.get(name) ?? disk.read(\"hardState\") ??" },
      { file: "raft.ts", from: "new HardStateStore(capabilities.disk)", to: "new HardStateStore(capabilities.disk, capabilities.name)" },
    ],
  },
  {
    lab: "raft-election", caught: "cluster.schedules", tries: "to say that all is well, and to send nothing",
    edits: [
      {
        file: "raft.ts", from: "  status(): RaftStatus {",
        to: "  status(): RaftStatus {\n    const [leaderId = \"\"] = this.config.servers;\n    if (this.mute) return { role: this.name === leaderId ? \"leader\" : \"follower\", currentTerm: 1, votedFor: leaderId, leaderId };",
      },
      { file: "raft.ts", from: "  onStart(): void {", to: "  get mute() { return this.config.electionTimeout === 150 && this.config.heartbeatInterval === 75; }\n  onStart(): void {\n    if (this.mute) return;" },
    ],
  },
];

export const forgeries: readonly Forgery[] = [...vandals, ...clairvoyants];
