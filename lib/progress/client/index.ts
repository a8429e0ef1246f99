/**
 * What a reader has done, in their browser. Nothing here needs Node, and nothing pulls in a schema library: a lesson
 * page has 15 kB to spend. Lesson pages import `./progress`; the workspace also `./drafts` and `./submissions`.
 *
 *   const progress = browserProgress(viewerId);             // null: guest
 *   const drafts = labDrafts({ progress, lab: "workqueue" });
 *   const submissions = labSubmissions({ lab, labVersion });
 */
export type * from "./types";
