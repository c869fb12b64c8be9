/** Properties draw the same inputs in every run, so whether a mutant is noticed is not luck. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 1 });
