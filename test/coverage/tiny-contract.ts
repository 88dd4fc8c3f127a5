import { createContract } from "../../src/index.ts";
import type { Contract, OpenApiDocument } from "../../src/index.ts";
import { ContractCoverage } from "../../src/coverage/contract-coverage.ts";
import type { CoverageReport } from "../../src/coverage/report/coverage-report.ts";
import { coverContract } from "../../src/coverage/cover-contract.ts";
import type { Sent } from "../contract/pets-contract.ts";
import { asker } from "../contract/pets-contract.ts";

/** A contract whose traffic is covered. */
export interface Covered {
  readonly contract: Contract;
  readonly coverage: ContractCoverage;
  readonly ask: (method: string, target: string, sent?: Sent) => Promise<unknown>;
  readonly report: () => CoverageReport;
}

/** One that is mocked from a document of these parts. */
export function cover(parts: object): Covered {
  const document = {
    openapi: "3.1.1",
    info: { title: "Tiny", version: "1" },
    ...parts,
  } as unknown as OpenApiDocument;
  const contract = createContract({ document });
  const coverage = new ContractCoverage(contract);
  return {
    contract,
    coverage,
    ask: asker(coverContract(contract, coverage)),
    report: () => coverage.report(),
  };
}

/** One whose only operation takes a body of a schema. */
export function coverBody(schema: unknown, schemas: object = {}): Covered & { send: (json: unknown) => Promise<unknown> } {
  const covered = cover({
    paths: {
      "/": {
        post: {
          operationId: "send",
          requestBody: { content: { "application/json": { schema } } },
          responses: { 204: { description: "" } },
        },
      },
    },
    components: { schemas },
  });
  return { ...covered, send: (json) => covered.ask("POST", "/", { json }) };
}

const SCHEMA = "/paths/~1/post/requestBody/content/application~1json/schema";

/** The constraints that were kept and broken, below the body's schema where they stand there. */
export function constraintsOf({ coverage }: Covered): { kept: string[]; broken: string[] } {
  const short = (pointers: readonly string[] = []) =>
    pointers
      .map((pointer) => (pointer.startsWith(SCHEMA) ? pointer.slice(SCHEMA.length) : pointer))
      .filter((pointer) => pointer !== "/paths/~1/post/requestBody/content");
  const { kept, broken } = coverage.record().send ?? { kept: [], broken: [] };
  return { kept: short(kept), broken: short(broken) };
}
