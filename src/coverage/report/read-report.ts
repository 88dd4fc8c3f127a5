import type { Operation } from "../../contract/operation.ts";
import type { ConstraintSums, CoverageReport, CoverageSums, OperationSums, Share, Unexercised } from "./coverage-report.ts";
import { addShares, sidesOf } from "./coverage-report.ts";
import type { Elements } from "../elements.ts";
import type { ExercisedOperation } from "../coverage-record.ts";

/** An operation, what it declares, and what was exercised of it. */
export interface Counted {
  readonly operation: Operation;
  readonly elements: Elements;
  readonly exercised: ExercisedOperation | undefined;
}

interface OperationPart {
  readonly sums: OperationSums;
  readonly never: readonly Unexercised[];
}

/** Adds up what was exercised of operations. */
export function readReport(counted: readonly Counted[]): CoverageReport {
  const parts = counted.map(readOperation);
  const all = parts.map(({ sums }) => sums);
  const operations = { covered: all.filter(({ asked }) => asked > 0).length, total: all.length };
  const sum = (pick: (sums: OperationSums) => Share) => addShares(all.map(pick));
  const count = (pick: (sums: ConstraintSums) => number) =>
    all.reduce((total, { constraints }) => total + pick(constraints), 0);
  return {
    operations,
    ...toSums(
      {
        parameters: sum(({ parameters }) => parameters),
        constraints: {
          kept: count(({ kept }) => kept),
          broken: count(({ broken }) => broken),
          total: count(({ total }) => total),
          breakable: count(({ breakable }) => breakable),
        },
        statuses: sum(({ statuses }) => statuses),
        mediaTypes: sum(({ mediaTypes }) => mediaTypes),
        examples: sum(({ examples }) => examples),
      },
      operations,
    ),
    perOperation: all,
    never: parts.flatMap(({ never }) => never),
  };
}

function readOperation({ operation, elements, exercised }: Counted): OperationPart {
  const { operationId, method, path, tags } = operation;
  const { asked = 0, exercised: seen = [], kept = [], broken = [] } = exercised ?? {};
  const [seenAt, keptAt, brokenAt] = [new Set(seen), new Set(kept), new Set(broken)];
  const rules = [...elements.constraints.keys()];
  const breakable = rules.filter((rule) => elements.constraints.get(rule) === true);
  const never: Unexercised[] =
    asked > 0 ? [] : [{ operationId, kind: "operation", pointer: operation.pointer }];
  const share = (
    kind: Unexercised["kind"],
    pointers: readonly string[],
    of: ReadonlySet<string>,
    more: (pointer: string) => Pick<Unexercised, "name"> | undefined = () => undefined,
  ): Share => {
    const missing = pointers.filter((pointer) => !of.has(pointer));
    never.push(...missing.map((pointer) => ({ operationId, kind, pointer, ...more(pointer) })));
    return { covered: pointers.length - missing.length, total: pointers.length };
  };
  const nameOf = (pointer: string) => {
    const parameter = operation.parameters.find((one) => one.pointer === pointer);
    return parameter && { name: `${parameter.in} ${parameter.name}` };
  };
  const parameters = share("parameter", elements.parameters, seenAt, nameOf);
  const constraints = {
    kept: share("kept", rules, keptAt).covered,
    broken: share("broken", breakable, brokenAt).covered,
    total: rules.length,
    breakable: breakable.length,
  };
  const sums = toSums({
    parameters,
    constraints,
    statuses: share("status", elements.statuses, seenAt),
    mediaTypes: share("mediaType", elements.mediaTypes, seenAt),
    examples: share("example", elements.examples, seenAt),
  });
  return { sums: { operationId, method, path, tags, asked, ...sums }, never };
}

function toSums(sums: Omit<CoverageSums, "overall">, operations?: Share): CoverageSums {
  const { parameters, constraints, statuses, mediaTypes, examples } = sums;
  const { kept, broken } = sidesOf(constraints);
  const more = operations ? [operations] : [];
  return { ...sums, overall: addShares([...more, parameters, kept, broken, statuses, mediaTypes, examples]) };
}
