import { createPreferenceReader } from "../mock/asked.ts";
import type { Preferences } from "../mock/preference.ts";
import { NO_PREFERENCES } from "../mock/preference.ts";
import type { OpenApiDocument } from "./document.ts";
import type { Router } from "./checks.ts";
import type { ContractValidator } from "./contract-validator.ts";
import type { RequestValues } from "./request-values.ts";
import type { RequestHead } from "./observer.ts";
import type { Operation } from "./operation.ts";
import type { RequestReader } from "./request-reader.ts";
import type { Violation } from "./problem.ts";
import { Problem } from "./problem.ts";
import type { ContractRequest, DraftReply } from "./request.ts";
import type { SchemaError } from "./schema-error.ts";
import { Authenticator } from "./security.ts";
import { authenticate } from "./stages/authenticate.ts";
import { findViolations } from "./stages/check.ts";
import type { Routed } from "./stages/route.ts";
import { route } from "./stages/route.ts";
import { validate } from "./stages/validate.ts";

/** What a look at a request has shown. */
export interface Inspected {
  /** Left out when the contract has no such path or method. */
  readonly operation?: Operation;
  /** Why the contract refuses it; empty when it keeps the contract. Credentials are judged by their form alone. */
  readonly problems: readonly Problem[];
  /** Left out where they cannot be read. */
  readonly values?: RequestValues;
  /** What the client asks of the mock; nothing where it cannot be read. */
  readonly preferences: Preferences;
}

/** Holds what others send and answer against a contract, and answers nothing itself. */
export interface Inspection {
  /** The operation that a request asks for; undefined when the contract has no such path or method. */
  find(request: RequestHead): Operation | undefined;
  /** Looks at a request and reads its body, where the operation takes one. */
  inspect(request: ContractRequest): Promise<Inspected>;
  /** Whether an operation takes these values. */
  isValid(operation: Operation, values: RequestValues): boolean;
  /** What is wrong with a value by the schema at a place of the document, as a part of a request. */
  errorsAt(pointer: string, value: unknown): readonly SchemaError[];
  /** What is wrong with a reply: its status, content type, headers and body. */
  findViolations(operation: Operation, reply: DraftReply): readonly Violation[];
}

/** What an inspection shares with the stages. */
export interface InspectionParts {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly router: Router;
  readonly validator: ContractValidator;
  readonly readerFor: (operation: Operation) => RequestReader;
}

/** Makes one. */
export function createInspection(parts: InspectionParts): Inspection {
  const { router, validator, readerFor } = parts;
  const authenticator = new Authenticator(parts.document, {});
  const readPreferences = createPreferenceReader(parts.operations);

  async function inspectRouted(routed: Routed): Promise<Omit<Inspected, "preferences">> {
    const { operation } = routed;
    const problems: Problem[] = [];
    const collect = (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    };
    const tryStage = async <Result>(stage: () => Result | Promise<Result>): Promise<Result | undefined> => {
      try {
        return await stage();
      } catch (error) {
        collect(error);
        return undefined;
      }
    };
    const { authenticated = [] } = (await tryStage(() => authenticate(authenticator, routed))) ?? {};
    const seen = { ...routed, authenticated };
    const validated = await tryStage(() => validate(validator, readerFor(operation), seen, collect));
    return { operation, problems, ...(validated && { values: validated.values }) };
  }

  return {
    find({ method, path }) {
      const operations = router.find(path)?.value.operations;
      return operations?.get(method) ?? (method === "HEAD" ? operations?.get("GET") : undefined);
    },
    async inspect(sent) {
      try {
        const { request, preferences } = readPreferences(sent);
        const routed = route(router, request);
        if ("status" in routed) return { problems: [], preferences };
        return { ...(await inspectRouted(routed)), preferences };
      } catch (error) {
        if (error instanceof Problem) return { problems: [error], preferences: NO_PREFERENCES };
        throw error;
      }
    },
    isValid: (operation, values) => validator.requestErrors(operation, values).length === 0,
    errorsAt: (pointer, value) => validator.errorsAt(pointer, value),
    findViolations: (operation, reply) => findViolations(validator, operation, reply),
  };
}
