import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Everything that a grade vouches for. */
export interface SignedGrade {
  readonly submissionId: string;
  readonly userId: string;
  readonly lab: string;
  readonly filesHash: string;
  readonly verdict: string;
  /** JSON text as stored. */
  readonly report: string;
}

/** HMAC-SHA-256 over a grade, so that a row written by anybody but the grading server shows. */
export function signGrade(key: string, grade: SignedGrade): string {
  const report = createHash("sha256").update(grade.report).digest("hex");
  const fields = ["reconcile-grade-1", grade.submissionId, grade.userId, grade.lab, grade.filesHash, grade.verdict, report];
  return createHmac("sha256", key).update(JSON.stringify(fields)).digest("base64url");
}

export function gradeIsGenuine(key: string, grade: SignedGrade, signature: string): boolean {
  const expected = Buffer.from(signGrade(key, grade));
  const actual = Buffer.from(signature);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
