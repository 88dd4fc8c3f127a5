import { Problem } from "../problem.ts";

/** The problem of an operation with a schema that no validator can be made of. */
export class UnusableSchemaError extends Problem {
  /** `fault` names the place in the document and what is wrong there. */
  constructor(fault: string) {
    super({
      status: 500,
      kind: "unusable-schema",
      title: "Unusable schema",
      detail: `The contract has a schema that cannot be used: ${fault}. Correct it in the document.`,
    });
  }
}
