/** What a submission may measure at most. Generous for a lab (the largest reference is a tenth of it), small for a parser. */
export const limits = {
  /** UTF-8 bytes of one file. */
  fileBytes: 64 * 1024,
  /** UTF-8 bytes of all files together. */
  totalBytes: 200 * 1024,
  files: 32,
  /** Depth of the syntax tree; above it parsers run out of stack, each engine's at another depth. */
  depth: 600,
  /** Arrow functions within default values of arrow functions' parameters: the import transform is exponential in it. */
  arrowsInParameters: 4,
} as const;
