import { isObject } from "../../contract/document.ts";
import type { Fixtures } from "../../contract/service.ts";
import type { Seed } from "../../store/store.ts";
import { oneLine } from "./one-line.ts";
import type { LoadedState, ModuleFault } from "./loaded-service.ts";

/** Where nobody has written fixtures, a state begins empty. */
export const NO_FIXTURES: Fixtures<LoadedState> = () => ({ collections: {} });

/**
 * Takes what a file exports by default for fixtures.
 * @throws {Error} a `Fault`, when it is no function; and by that function, when it fails or gives no state back.
 */
export function asFixtures(value: unknown, file: string, Fault: ModuleFault): Fixtures<LoadedState> {
  if (!isFunctionOfTime(value)) {
    throw new Fault(
      `${file}: the default export is no function; export default (now) => ({ collections: { … } })`,
    );
  }
  return (now) => {
    const seed = make(() => value(now), file, Fault);
    if (isSeed(seed)) return seed;
    throw new Fault(`${file} gave no state back; it must be like { collections: { … } }`);
  };
}

function isFunctionOfTime(value: unknown): value is (now: Date) => unknown {
  return typeof value === "function";
}

function make(seed: () => unknown, file: string, Fault: ModuleFault): unknown {
  try {
    return seed();
  } catch (error) {
    throw new Fault(`${file} failed: ${oneLine(error)}`);
  }
}

function isSeed(value: unknown): value is Seed<LoadedState> {
  return (
    isObject(value) && isObject(value.collections) && Object.values(value.collections).every(Array.isArray)
  );
}
