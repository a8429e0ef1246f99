/** The words that texts' components need, in the reader's language; handed in, so that nothing here knows a translation library. */
export interface MdxStrings {
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Names a code block for screen readers. */
  readonly code: (title: string) => string;
  readonly note: string;
  readonly tip: string;
  readonly warning: string;
  readonly changed: (since: string) => string;
  readonly diagram: string;
}
