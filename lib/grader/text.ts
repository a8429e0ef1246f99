/** A text in both languages of the course. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}
