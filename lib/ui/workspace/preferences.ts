"use client";
import { z } from "zod";
import { createStored } from "./stored";

const schema = z.object({
  editor: z.enum(["monaco", "plain"]).catch("monaco"),
  /** Whether Tab leaves the editor. A text area keeps to the page's custom unless told otherwise; Monaco indents. */
  tabLeaves: z.object({ monaco: z.boolean(), plain: z.boolean() }).catch({ monaco: false, plain: true }),
  fontSize: z.number().int().min(11).max(24).catch(14),
  wrap: z.boolean().catch(false),
});

export type EditorPreferences = z.infer<typeof schema>;

export const fontSizes = [12, 13, 14, 16, 18, 20, 24] as const;

export const editorPreferences = createStored<EditorPreferences>("reconcile.editor", schema.parse({}), (stored) => schema.parse(stored));
