import type { Text } from "@/lib/grader/text";
import type { Locale } from "@/lib/i18n/locales";
import type { ContentIssue } from "./issue";

/** What pages know of the course, in one language. Plain data: it may be handed to a client component. */
export interface Course {
  readonly modules: readonly CourseModule[];
}

export interface CourseModule {
  readonly id: string;
  /** Position in the course, from 1. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly CourseLesson[];
}

export interface CourseLesson {
  /** Stable: progress is kept under it, and it is the last part of the lesson's address. */
  readonly id: string;
  readonly title: string;
  /** A planned lesson has a title and nothing else: it is shown on the map, and no page leads to it. */
  readonly status: "ready" | "planned";
  readonly summary: string;
  /** Honest reading minutes; 0 while it is planned. */
  readonly minutes: number;
  readonly labs: readonly CourseLab[];
}

export interface CourseLab {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly points: number;
}

/** A heading that the table of contents lists; ids are the same in every language. */
export interface Heading {
  readonly id: string;
  readonly level: 2 | 3;
  readonly text: string;
}

export interface LessonSource {
  readonly title: string;
  readonly url?: string;
  readonly note?: string;
}

export interface QuizOption {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
  readonly explanation: string;
}

export interface QuizQuestion {
  readonly id: string;
  readonly kind: "single" | "multiple";
  readonly prompt: string;
  readonly options: readonly QuizOption[];
}

/** Compiled MDX: the body of a function, see render.ts. */
export interface CompiledMdx {
  readonly code: string;
}

/** One lesson in one language: all that its page shows. */
export interface Lesson extends CompiledMdx {
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly updated: string;
  readonly objectives: readonly string[];
  readonly sources: readonly LessonSource[];
  readonly headings: readonly Heading[];
  readonly quiz: readonly QuizQuestion[];
  readonly translation: TranslationState;
}

/** How a text stands to the one it was translated from. */
export interface TranslationState {
  /** The language that was written first. */
  readonly source: Locale;
  /** Section ids whose source has changed since they were translated; empty for the source itself. */
  readonly stale: readonly string[];
  /** Headings that only the source has. */
  readonly missing: readonly Heading[];
}

/** A page's answer: content, or (in development only) what is wrong with it. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly ContentIssue[] }
  | { readonly ok: false; readonly issues: readonly ContentIssue[] };

export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  readonly definition: string;
}

/** The texts that stand beside a lab's editor, in one language. */
export interface LabTexts {
  readonly instructions: CompiledMdx | null;
  readonly hints: readonly (CompiledMdx & { readonly title: string })[];
}

/** What the course's manifest says, in both languages. */
export interface CourseManifest {
  readonly modules: readonly {
    readonly id: string;
    readonly title: Text;
    readonly summary: Text;
    readonly lessons: readonly ManifestLesson[];
  }[];
}

export interface ManifestLesson {
  readonly id: string;
  /** Folder below content/. */
  readonly path: string;
  readonly labs: readonly string[];
  /** Set while the lesson is yet to be written. */
  readonly planned: Text | null;
}
