import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../src/index.ts";

/** The contract of the ModelOps API. */
export const CONTRACT_FILE = resolve("openapi.yaml");

/** What is looked at of a JSON Schema, every reference in it followed. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** A named example. */
export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

/** A body of one media type. */
export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

/** A declared parameter. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

/** A declared header of a response. */
export interface Header {
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** A declared response. */
export interface DeclaredResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** An operation as the contract describes it: every reference followed, the parameters of its path among its own. */
export interface DescribedOperation {
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, DeclaredResponse>>;
  readonly security?: readonly object[];
}

type WrittenOperation = Omit<DescribedOperation, "method" | "path" | "parameters"> &
  Partial<Pick<DescribedOperation, "parameters">>;

interface PathItem extends Readonly<Partial<Record<(typeof METHODS)[number], WrittenOperation>>> {
  readonly parameters?: readonly Parameter[];
}

const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** The contract as the engine takes it, and as a reader sees it who does without the engine. */
export interface Contract {
  readonly document: OpenApiDocument;
  readonly operations: readonly DescribedOperation[];
}

/** Reads the contract without the engine's help, so that what the engine makes of it can be held against it. */
export async function readContract(): Promise<Contract> {
  const document = parse(await readFile(CONTRACT_FILE, "utf8")) as OpenApiDocument;
  const { paths = {} } = await SwaggerParser.dereference(structuredClone(document));
  const operations = Object.entries(paths as Readonly<Record<string, PathItem>>).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ ...operation, method: method.toUpperCase(), path, parameters }];
    }),
  );
  return { document, operations };
}
