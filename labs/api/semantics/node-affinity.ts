// component-helpers scheduling/corev1/nodeaffinity/nodeaffinity.go.
import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm, PreferredSchedulingTerm } from "../kubernetes/affinity";
import type { Node } from "../kubernetes/node";
import type { Pod } from "../kubernetes/pod";
import { fieldChild, fieldInvalid, fieldKey, fieldNotSupported, InvalidFieldsError, type FieldError } from "./field-errors";
import { newRequirement, selectorFromSet, type LabelOperator } from "./label-selector";

const labelOperators: Readonly<Record<string, LabelOperator>> = { In: "in", NotIn: "notin", Exists: "exists", DoesNotExist: "!", Gt: "gt", Lt: "lt" };

/**
 * Whether the pod may run on the node by its `nodeSelector` and its required node affinity (GetRequiredNodeAffinity … Match).
 * Throws an InvalidFieldsError if a term is not valid and no other one matches.
 */
export function matchesRequiredNodeAffinity(pod: Pod, node: Node): boolean {
  if (!selectorFromSet(pod.spec?.nodeSelector).matches(node.metadata?.labels)) return false;
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return !required || nodeSelectorMatches(required, node);
}

/** Whether any term matches (LazyErrorNodeSelector). Throws an InvalidFieldsError if none does and there are terms that are not valid. */
export function nodeSelectorMatches(selector: NodeSelector, node: Node): boolean {
  const errors: FieldError[] = [];
  for (const [i, term] of selector.nodeSelectorTerms.entries()) {
    try {
      if (termMatches(term, node, fieldKey("nodeSelectorTerms", i))) return true;
    } catch (error) {
      if (!(error instanceof InvalidFieldsError)) throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length > 0) throw new InvalidFieldsError(errors);
  return false;
}

/**
 * The sum of the weights of the terms that match (PreferredSchedulingTerms … Score). Throws an InvalidFieldsError if a term that
 * counts is not valid.
 */
export function preferredNodeAffinityScore(terms: readonly PreferredSchedulingTerm[], node: Node): number {
  let score = 0;
  for (const [i, { weight, preference }] of terms.entries()) {
    if (weight !== 0 && termMatches(preference, node, fieldKey("", i))) score += weight;
  }
  return score;
}

/** All requirements hold; none at all match nothing. Every one is checked first, as upstream parses a term before it matches. */
function termMatches(term: NodeSelectorTerm, node: Node, path: string): boolean {
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  if (expressions.length + fields.length === 0) return false;
  const errors: FieldError[] = [];
  const check = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof InvalidFieldsError)) throw error;
      errors.push(...error.errors);
      return undefined;
    }
  };
  const onLabels = expressions.map((expression, i) => check(() => labelRequirement(expression, fieldKey(fieldChild(path, "matchExpressions"), i))));
  const onFields = fields.map((field, i) => check(() => fieldRequirement(field, fieldKey(fieldChild(path, "matchFields"), i))));
  if (errors.length > 0) throw new InvalidFieldsError(errors);
  const name = node.metadata?.name;
  return onLabels.every((requirement) => requirement?.matches(node.metadata?.labels) ?? true)
    // A node without a name has no fields to look at.
    && (!name || onFields.every((holds) => holds?.(name) ?? true));
}

function labelRequirement({ key, operator, values }: NodeSelectorRequirement, path: string) {
  const known = Object.hasOwn(labelOperators, operator) ? labelOperators[operator] : undefined;
  if (known === undefined) throw new InvalidFieldsError([fieldNotSupported(fieldChild(path, "operator"), operator, Object.keys(labelOperators))]);
  return newRequirement(key, known, values ?? [], path);
}

function fieldRequirement({ key, operator, values }: NodeSelectorRequirement, path: string): (name: string) => boolean {
  if (operator !== "In" && operator !== "NotIn") throw new InvalidFieldsError([fieldNotSupported(fieldChild(path, "operator"), operator, ["In", "NotIn"])]);
  if (values?.length !== 1) throw new InvalidFieldsError([fieldInvalid(fieldChild(path, "values"), values ?? null, "must have one element")]);
  return (name) => ((key === "metadata.name" ? name : "") === values[0]) === (operator === "In");
}
