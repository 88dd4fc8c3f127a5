import { isObject } from "../../contract/document.ts";
import type { Service } from "../../contract/service.ts";

/** The documents of a service that is known only when it has been loaded. */
export type LoadedState = Record<string, object>;

/** A service that is known only when it has been loaded. */
export type LoadedService = Service<Record<string, unknown>, LoadedState>;

/** What answers when nobody has written handlers: the document's examples alone. */
export const EMPTY_SERVICE: LoadedService = { handlers: {}, collections: {}, schemaVersion: 1 };

/** Makes the error that tells people what is wrong with a module of theirs. */
export type ModuleFault = new (message: string) => Error;

/**
 * Takes what a file exports by default for a service.
 * @throws {Error} a `Fault`, when it is none.
 */
export function asService(value: unknown, file: string, Fault: ModuleFault): LoadedService {
  if (isService(value)) return value;
  const fault = isObject(value) ? findFault(value) : "is no object";
  throw new Fault(`${file}: the default export ${fault}; export default defineService({ … })`);
}

function isService(value: unknown): value is LoadedService {
  return isObject(value) && findFault(value) === undefined;
}

type Test = (value: unknown) => boolean;

const isFunction: Test = (value) => typeof value === "function";
const isCount: Test = (value) => Number.isInteger(value) && Number(value) >= 1;
const isCollection: Test = (value) => isObject(value) && typeof value.id === "string";
const isTask: Test = (value) => isObject(value) && Number(value.everyMs) > 0 && isFunction(value.run);
const isMapOf =
  (test: Test): Test =>
  (value) =>
    isObject(value) && Object.values(value).every(test);

/** What each member must be, the required ones first. */
const MEMBERS: readonly (readonly [name: string, isRequired: boolean, test: Test, wanted: string])[] = [
  ["handlers", true, isMapOf(isFunction), "an object of functions"],
  ["collections", true, isMapOf(isCollection), "an object of collections, each like { id: … }"],
  ["schemaVersion", true, isCount, "a whole number from 1"],
  ["migrations", false, isMapOf(isFunction), "an object of functions"],
  ["tasks", false, isMapOf(isTask), "an object of tasks, each like { everyMs, run }"],
  ["onRefusal", false, isFunction, "a function"],
];

function findFault(value: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, isRequired, test, wanted] of MEMBERS) {
    if (value[name] === undefined ? isRequired : !test(value[name]))
      return `has no ${name} that is ${wanted}`;
  }
  return undefined;
}
