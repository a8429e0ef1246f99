/**
 * What a reader has done, in their browser. Nothing here needs Node, and nothing pulls in a schema library: a lesson
 * page has 15 kB to spend, and imports `./reader` alone.
 *
 *   const progress = browserProgress(viewerId);              // null: guest
 *   const drafts = labDrafts({ progress, lab: "workqueue" });
 *   const submissions = labSubmissions({ lab, labVersion, seed });
 */
export { labDrafts } from "./drafts";
export { browserProgress, type OwnedProgress } from "./progress";
export { labSubmissions } from "./submissions";
export type * from "./types";
