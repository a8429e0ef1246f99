/** What people have done, on the server. Every function takes the viewer and reaches nobody else's data. The browser's side is ./client. */
export { getDraft, keepDraft, listKept, restoreSubmission, saveDraft } from "./drafts";
export { exportAccount, siteNumbers } from "./export";
export { filesSchema } from "./files";
export { getPasses, getProgress } from "./lessons";
export { mergeProgress, mergeSchema } from "./merge";
export { type GradingQueue, startGradingQueue } from "./queue";
export { getSubmission, listDivergences, listSubmissions, submit, type SubmissionDetail } from "./submissions";
