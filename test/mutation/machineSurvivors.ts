/** Why a broken machine that nobody noticed is as good as the whole one, by machine and mutant. */
export const MACHINE_SURVIVORS: Readonly<Record<string, string>> = {};
