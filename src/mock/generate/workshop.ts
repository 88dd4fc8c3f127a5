import type { JsonObject } from "../../contract/document.ts";
import type { Direction } from "../../contract/schemas/direction.ts";
import type { Conjunction } from "./conjunction.ts";
import type { Demand } from "./demand.ts";
import type { Patterns } from "./pattern/pattern-text.ts";
import type { Node, Run } from "./run.ts";
import type { SchemaLookup } from "./schema-lookup.ts";
import type { Work } from "./work.ts";

/** What those who write recipes may use. */
export interface Workshop {
  readonly root: JsonObject;
  /** Which way the values go. */
  readonly direction: Direction;
  readonly lookup: SchemaLookup;
  readonly patterns: Patterns;
  /** The place where a value satisfies all of the demands; the same for the same demands. */
  readonly node: (demands: readonly Demand[]) => Node;
  readonly conjoin: (demands: readonly Demand[]) => Conjunction;
  /** Whether the validator lets a value pass at the written ones among the demands. */
  readonly isValid: (demands: readonly Demand[], value: unknown) => boolean;
  /** Whether the validator takes a text for one of the format; all texts are of a format that it does not know. */
  readonly isOfFormat: (format: string, text: string) => boolean;
  /** Makes values to see what they are like; what is made for others afterwards is as if this had not been. */
  readonly trial: <Result>(work: (run: Run) => Result) => Result;
  readonly work: Work;
  readonly warn: (message: string) => void;
}
