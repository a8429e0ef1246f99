/** What people have done, on the server. Every function takes the viewer and reaches nobody else's data. The browser's side is ./client. */
export { type DraftSave, type DraftView, getDraft, type KeptView, keepDraft, listKept, restoreSubmission, saveDraft, type SaveResult } from "./drafts";
export { exportAccount, siteNumbers } from "./export";
export { fileLimits, filesSchema } from "./files";
export { type AnswerState, getPasses, getProgress, type LessonState, type PassState } from "./lessons";
export { type MergeInput, type MergeOutcome, mergeProgress, mergeSchema } from "./merge";
export { type GradingQueue, type GradingQueueOptions, startGradingQueue } from "./queue";
export type { GradingJob } from "./record";
export {
  type Divergence, getSubmission, listDivergences, listSubmissions, recordSeed, submit, type SubmissionDetail, type SubmissionInput, type SubmissionView,
  type SubmittableLab,
} from "./submissions";
