/** The mutants of the rules that no test notices, and why none has to. Kept by hand. */

/** One mutant, named by its text: line numbers move. */
export interface ExplainedSurvivor {
  readonly file: string;
  /** The line that it begins on, without the spaces around. */
  readonly line: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

export const EXPLAINED: readonly ExplainedSurvivor[] = [
  {
    file: 'src/domain/redirectRecord.ts',
    line: "const parsed: unknown = JSON.parse(text ?? 'null');",
    original: "'null'",
    replacement: '""',
    reason:
      'Equivalent. `null` as JSON is no object, and an empty text is no JSON: either way there is no record.',
  },
  {
    file: 'src/domain/verification.ts',
    line: "const provider = primaryOnlyProviderOf(ending, policy) ?? '';",
    original: "''",
    replacement: '"Stryker was here!"',
    reason:
      'Unreachable. Linking is refused here only where the account that would end has such a provider, so it is always found; the compiler cannot know.',
  },
];
