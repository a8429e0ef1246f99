// apimachinery pkg/labels/selector.go, without its parser.
import type { LabelSelector } from "../kubernetes/meta";
import { fieldChild, fieldInvalid, fieldKey, fieldNotSupported, InvalidFieldsError, type FieldError } from "./field-errors";
import { parseInt64 } from "./int64";
import { isQualifiedName, isValidLabelValue } from "./names";
import { parseRequirements } from "./label-selector-parser";

export type LabelOperator = "in" | "notin" | "=" | "==" | "!=" | "exists" | "!" | "gt" | "lt";

const operators: readonly string[] = ["in", "notin", "=", "==", "!=", "gt", "lt", "exists", "!"];

/** The labels of an object; none if undefined. */
export type Labels = { readonly [key: string]: string } | undefined;

/** One condition on a label. Make it with `newRequirement`, which checks it. */
export class Requirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];

  constructor(key: string, operator: LabelOperator, values: readonly string[]) {
    this.key = key;
    this.operator = operator;
    this.values = values;
  }

  /** `!=` and `notin` also match without the label; `gt` and `lt` only a label that is a whole number. */
  matches(labels: Labels): boolean {
    const value = labels !== undefined && Object.hasOwn(labels, this.key) ? labels[this.key] : undefined;
    switch (this.operator) {
      case "exists": return value !== undefined;
      case "!": return value === undefined;
      case "in": case "=": case "==": return value !== undefined && this.values.includes(value);
      case "notin": case "!=": return value === undefined || !this.values.includes(value);
      case "gt": case "lt": {
        const [there, bound] = [parseInt64(value), parseInt64(this.values[0])];
        if (there === undefined || bound === undefined || this.values.length !== 1) return false;
        return this.operator === "gt" ? there > bound : there < bound;
      }
    }
  }

  toString(): string {
    const { key, operator } = this;
    const values = [...this.values].sort().join(",");
    switch (operator) {
      case "exists": return key;
      case "!": return `!${key}`;
      case "in": case "notin": return `${key} ${operator} (${values})`;
      case "gt": return `${key}>${values}`;
      case "lt": return `${key}<${values}`;
      default: return `${key}${operator}${values}`;
    }
  }
}

/** A requirement, checked. `path` is where it stands, for the errors. Throws an InvalidFieldsError. */
export function newRequirement(key: string, operator: LabelOperator, values: readonly string[], path = ""): Requirement {
  const errors: FieldError[] = [];
  const about = fieldChild(path, "values");
  const wrongKey = isQualifiedName(key);
  if (wrongKey.length > 0) errors.push(fieldInvalid(fieldChild(path, "key"), key, wrongKey.join("; ")));
  const refuse = (detail: string) => { errors.push(fieldInvalid(about, values, detail)); };
  switch (operator) {
    case "in": case "notin":
      if (values.length === 0) refuse("for 'in', 'notin' operators, values set can't be empty");
      break;
    case "=": case "==": case "!=":
      if (values.length !== 1) refuse("exact-match compatibility requires one single value");
      break;
    case "exists": case "!":
      if (values.length !== 0) refuse("values set must be empty for exists and does not exist");
      break;
    case "gt": case "lt":
      if (values.length !== 1) refuse("for 'Gt', 'Lt' operators, exactly one value is required");
      values.forEach((value, i) => {
        if (parseInt64(value) === undefined) errors.push(fieldInvalid(fieldKey(about, i), value, "for 'Gt', 'Lt' operators, the value must be an integer"));
      });
      break;
    default:
      errors.push(fieldNotSupported(fieldChild(path, "operator"), operator, operators));
  }
  values.forEach((value, i) => {
    const wrong = isValidLabelValue(value);
    if (wrong.length > 0) errors.push(fieldInvalid(fieldKey(fieldKey(about, i), key), value, wrong.join("; ")));
  });
  if (errors.length > 0) throw new InvalidFieldsError(errors);
  return new Requirement(key, operator, [...values]);
}

/** Requirements that must all hold; or a selector that matches nothing. */
export class Selector {
  readonly requirements: readonly Requirement[];
  /** It matches nothing, whatever the labels. */
  readonly nothing: boolean;

  /** The requirements in the order given; `add` sorts them. */
  constructor(requirements: readonly Requirement[], nothing = false) {
    this.requirements = requirements;
    this.nothing = nothing;
  }

  matches(labels: Labels): boolean {
    return !this.nothing && this.requirements.every((requirement) => requirement.matches(labels));
  }

  /** It matches everything. */
  empty(): boolean {
    return !this.nothing && this.requirements.length === 0;
  }

  /** A selector with more requirements, sorted by key. */
  add(...more: readonly Requirement[]): Selector {
    return this.nothing ? this : new Selector(sortedByKey([...this.requirements, ...more]));
  }

  /** The one value that the label must have; undefined if the selector leaves a choice. */
  requiresExactMatch(label: string): string | undefined {
    const first = this.requirements.find(({ key }) => key === label);
    return first && ["=", "==", "in"].includes(first.operator) && first.values.length === 1 ? first.values[0] : undefined;
  }

  /** The selector as `parseLabelSelector` reads it. */
  toString(): string {
    return this.requirements.join(",");
  }
}

export function everything(): Selector {
  return new Selector([]);
}

export function nothing(): Selector {
  return new Selector([], true);
}

/** Reads `x=a,y!=b,z in (c,d),!w,v>1` (apimachinery pkg/labels/selector.go, Parse). Throws an Error that says what is wrong. */
export function parseLabelSelector(text: string): Selector {
  return new Selector(sortedByKey(parseRequirements(text).map(({ key, operator, values }) => newRequirement(key, operator, values))));
}

/** Selects what has all of these labels. They are not checked. */
export function selectorFromSet(labels: Labels): Selector {
  return new Selector(sortedByKey(Object.entries(labels ?? {}).map(([key, value]) => new Requirement(key, "=", [value]))));
}

const ofObjects: Readonly<Record<string, LabelOperator>> = { In: "in", NotIn: "notin", Exists: "exists", DoesNotExist: "!" };

/**
 * The selector that an object holds (apimachinery pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector). Without one it selects nothing; an empty one
 * selects everything. Throws an Error for what is not valid.
 */
export function labelSelectorAsSelector(selector: LabelSelector | null | undefined): Selector {
  if (selector === null || selector === undefined) return nothing();
  const equal = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => newRequirement(key, "=", [value]));
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values }) => {
    const known = Object.hasOwn(ofObjects, operator) ? ofObjects[operator] : undefined;
    if (known === undefined) throw new Error(`${JSON.stringify(operator)} is not a valid label selector operator`);
    return newRequirement(key, known, values ?? []);
  });
  return everything().add(...equal, ...expressions);
}

function sortedByKey(requirements: Requirement[]): Requirement[] {
  return requirements.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
