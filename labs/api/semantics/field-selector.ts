import { escapeValue, splitTerm, splitTerms, unescapeValue } from "./field-selector-terms";

/** The fields of an object that can be selected by: `metadata.name`, `spec.nodeName`, … */
export type Fields = { readonly [path: string]: string };

export interface FieldRequirement {
  readonly field: string;
  readonly operator: "=" | "!=";
  readonly value: string;
}

/** Conditions on fields that must all hold (apimachinery pkg/fields/selector.go). A field that is missing counts as empty. */
export class FieldSelector {
  readonly requirements: readonly FieldRequirement[];

  constructor(requirements: readonly FieldRequirement[]) {
    this.requirements = requirements;
  }

  matches(fields: Fields): boolean {
    return this.requirements.every(({ field, operator, value }) => ((Object.hasOwn(fields, field) ? fields[field] : "") === value) === (operator === "="));
  }

  /** It matches everything. */
  empty(): boolean {
    return this.requirements.length === 0;
  }

  /** The one value that the field must have; undefined if the selector leaves a choice. */
  requiresExactMatch(field: string): string | undefined {
    return this.requirements.find((requirement) => requirement.field === field && requirement.operator === "=")?.value;
  }

  toString(): string {
    return this.requirements.map(({ field, operator, value }) => `${field}${operator}${escapeValue(value)}`).join(",");
  }
}

/**
 * Reads `metadata.name=a,status.phase!=Running` (ParseSelector). The operators are `=`, `==` and `!=`; in a value a backslash stands before
 * `\`, `,` and `=`. Throws an Error that says what is wrong.
 */
export function parseFieldSelector(text: string): FieldSelector {
  const terms = splitTerms(text).sort().filter((term) => term !== "");
  return new FieldSelector(terms.map((term) => {
    const parts = splitTerm(term);
    if (!parts) throw new Error(`invalid selector: '${text}'; can't understand '${term}'`);
    return { field: parts.field, operator: parts.operator === "!=" ? "!=" : "=", value: unescapeValue(parts.value) };
  }));
}
