/** Ids that texts may refer to. */
export interface KnownIds {
  readonly lessons: ReadonlySet<string>;
  readonly labs: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}
