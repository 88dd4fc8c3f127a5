import type { ErrorObject } from "ajv";

/** What is wrong with a value, by one keyword of a schema, in the words of Ajv. */
export type SchemaError = Pick<
  ErrorObject,
  "instancePath" | "keyword" | "message" | "params" | "parentSchema"
>;

/** Holds a value against a schema; what is wrong with the latest one is in `errors`. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
