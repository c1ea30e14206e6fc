import fc from 'fast-check';

/**
 * Properties are tried with the same inputs each time, so that what fails was broken by the change at hand. Other inputs
 * are tried with `FUZZ_SEED=N vitest run --project pure`; a counterexample that they find becomes a case of a table.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20261121) });
