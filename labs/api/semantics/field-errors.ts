// What is wrong with a field of an object: apimachinery pkg/util/validation/field. A path is a text such as
// `spec.containers[0].name` or `metadata.labels[app]`.

export type FieldErrorType =
  | "FieldValueNotFound" | "FieldValueRequired" | "FieldValueDuplicate" | "FieldValueInvalid" | "FieldValueNotSupported" | "FieldValueForbidden"
  | "FieldValueTooLong" | "FieldValueTooShort" | "FieldValueTooMany" | "FieldValueTooFew" | "FieldValueTypeInvalid" | "InternalError";

/** One thing that is wrong. */
export interface FieldError {
  readonly type: FieldErrorType;
  readonly field: string;
  /** What stands there. */
  readonly badValue?: unknown;
  readonly detail?: string;
}

const words: Readonly<Record<FieldErrorType, string>> = {
  FieldValueNotFound: "Not found", FieldValueRequired: "Required value", FieldValueDuplicate: "Duplicate value", FieldValueInvalid: "Invalid value",
  FieldValueNotSupported: "Unsupported value", FieldValueForbidden: "Forbidden", FieldValueTooLong: "Too long", FieldValueTooShort: "Too short",
  FieldValueTooMany: "Too many", FieldValueTooFew: "Too few", FieldValueTypeInvalid: "Invalid value", InternalError: "Internal error",
};

const withoutValue: readonly FieldErrorType[] = ["FieldValueRequired", "FieldValueForbidden", "FieldValueTooLong", "FieldValueTooShort", "InternalError"];

/** What is wrong, without the field: `Invalid value: "A": must be lower case`. */
export function fieldErrorBody({ type, badValue, detail }: FieldError): string {
  const value = withoutValue.includes(type) || badValue === undefined ? "" : `: ${JSON.stringify(badValue)}`;
  return `${words[type]}${value}${detail ? `: ${detail}` : ""}`;
}

/** What is wrong, and where. */
export function fieldErrorText(error: FieldError): string {
  return `${error.field}: ${fieldErrorBody(error)}`;
}

/** What several errors are together: one text each, in brackets if there are more than one; equal ones once. */
export function fieldErrorsText(errors: readonly FieldError[]): string {
  const texts = [...new Set(errors.map(fieldErrorText))];
  return texts.length === 1 ? texts[0] as string : `[${texts.join(", ")}]`;
}

/** A child of a field: `spec` and `replicas` make `spec.replicas`. */
export function fieldChild(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** An element of a list or of a map: `spec.ports[0]`, `metadata.labels[app]`. */
export function fieldKey(path: string, key: string | number): string {
  return `${path}[${key}]`;
}

export function fieldRequired(field: string, detail = ""): FieldError {
  return { type: "FieldValueRequired", field, badValue: "", detail };
}

export function fieldInvalid(field: string, badValue: unknown, detail: string): FieldError {
  return { type: "FieldValueInvalid", field, badValue, detail };
}

export function fieldTypeInvalid(field: string, badValue: unknown, detail: string): FieldError {
  return { type: "FieldValueTypeInvalid", field, badValue, detail };
}

export function fieldNotSupported(field: string, badValue: unknown, supported: readonly string[]): FieldError {
  const detail = supported.length > 0 ? `supported values: ${supported.map((value) => JSON.stringify(value)).join(", ")}` : "";
  return { type: "FieldValueNotSupported", field, badValue, detail };
}

export function fieldForbidden(field: string, detail: string): FieldError {
  return { type: "FieldValueForbidden", field, badValue: "", detail };
}

export function fieldDuplicate(field: string, badValue: unknown): FieldError {
  return { type: "FieldValueDuplicate", field, badValue };
}

export function fieldNotFound(field: string, badValue: unknown): FieldError {
  return { type: "FieldValueNotFound", field, badValue };
}

/** Thrown for input that has invalid fields. */
export class InvalidFieldsError extends Error {
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super(fieldErrorsText(errors));
    this.name = "InvalidFieldsError";
    this.errors = errors;
  }
}
