/**
 * What a reader has done, in their browser. Nothing here needs Node, and nothing pulls in a schema library: a lesson
 * page has 15 kB to spend, and imports `./reader` alone.
 *
 *   const progress = await readerProgress();                 // or browserProgress(viewerId); null: guest
 *   const drafts = labDrafts({ progress, lab: "workqueue" });
 *   const submissions = labSubmissions({ lab, labVersion, seed });
 */
export { labDrafts, type LabDraftsOptions } from "./drafts";
export { browserProgress, type BrowserProgressOptions, type OwnedProgress } from "./progress";
export { readerProgress } from "./reader";
export { deleteStorage } from "./storage";
export { labSubmissions, type LabSubmissionsOptions } from "./submissions";
export type * from "./types";
