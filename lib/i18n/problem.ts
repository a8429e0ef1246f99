import { en, zh } from "./messages/errors";

export type ProblemCode = keyof typeof en;

const statusOf: Record<ProblemCode, number> = {
  "bad-request": 400, "cross-site": 403, "not-found": 404, "sign-in-required": 401, "forbidden": 403, "too-large": 413,
  "too-many-requests": 429, "unknown-lab": 404, "wrong-files": 422, "draft-conflict": 412, "not-ready": 503,
  "email-invalid": 422, "email-taken": 409, "name-invalid": 422, "password-short": 422, "password-long": 422,
  "password-common": 422, "password-wrong": 403, "credentials-wrong": 401, "admin-token-wrong": 403,
  "email-unverified": 403, "link-required": 409, "account-elsewhere": 409, "internal": 500,
};

/** Something that a person or a program acts on: a stable code, put into words at the edge. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** HTTP status that goes with the code. */
  readonly status: number;
  /** What a program needs besides the code, such as `retryAfter` in seconds. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}) {
    super(en[code]);
    this.name = "Problem";
    this.code = code;
    this.status = statusOf[code];
    this.details = details;
  }

  get text(): { readonly en: string; readonly zh: string } {
    return { en: en[this.code], zh: zh[this.code] };
  }
}
