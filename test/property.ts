import fc from "fast-check";

// The same cases in every run, so that a change is what turns a run red. FAST_CHECK_SEED=$RANDOM tries others.
const DEFAULT_SEED = 20_251_215;
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? DEFAULT_SEED) });

/** fast-check, with the seed of this run. */
export { fc };
