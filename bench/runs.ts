/** Repetition: one measurement of each kind after the other, so that a busy minute meets all of them. */

const RUNS = 3;

export async function repeat<T>(measure: () => Promise<T>, runs = RUNS): Promise<readonly T[]> {
  const results: T[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await measure());
  return results;
}

/** Every subject once, then every subject again. */
export async function repeatAll<Subject, T>(
  subjects: readonly Subject[],
  measure: (subject: Subject) => Promise<T>,
  runs = RUNS,
): Promise<ReadonlyMap<Subject, readonly T[]>> {
  const rounds = await repeat(async () => {
    const results: T[] = [];
    for (const subject of subjects) results.push(await measure(subject));
    return results;
  }, runs);
  return new Map(
    subjects.map((subject, index) => [
      subject,
      rounds.flatMap((results) => results.slice(index, index + 1)),
    ]),
  );
}
