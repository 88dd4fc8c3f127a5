import type { components } from "../../../handlers/contract.gen.ts";

/** What the contract's schemas are called. */
export type Schemas = components["schemas"];

/** A model, as the contract has it. */
export type Model = Schemas["Model"];
