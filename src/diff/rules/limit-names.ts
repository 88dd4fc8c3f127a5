/** A keyword that bounds a value, from above or from below. */
export interface Limit {
  readonly keyword: string;
  /** As it is called in the ids of rules. */
  readonly name: string;
  readonly end: "upper" | "lower";
  /** The type that it says something about. */
  readonly type: "number" | "string" | "array" | "object";
  /** The bound that says nothing. */
  readonly nothing?: number;
  /** The keyword without which it says nothing. */
  readonly beside?: string;
  /** The bound that there is where it is left out. */
  readonly implied?: number;
}

/** All of them but those of numbers, two of which may bound the same end. */
export const SIZE_LIMITS: readonly Limit[] = [
  { keyword: "maxLength", name: "max-length", end: "upper", type: "string" },
  { keyword: "minLength", name: "min-length", end: "lower", type: "string", nothing: 0 },
  { keyword: "maxItems", name: "max-items", end: "upper", type: "array" },
  { keyword: "minItems", name: "min-items", end: "lower", type: "array", nothing: 0 },
  { keyword: "maxContains", name: "max-contains", end: "upper", type: "array", beside: "contains" },
  {
    keyword: "minContains",
    name: "min-contains",
    end: "lower",
    type: "array",
    beside: "contains",
    implied: 1,
  },
  { keyword: "maxProperties", name: "max-properties", end: "upper", type: "object" },
  { keyword: "minProperties", name: "min-properties", end: "lower", type: "object", nothing: 0 },
];

/** The bounds of numbers. */
export const NUMBER_LIMITS: readonly Limit[] = [
  { keyword: "maximum", name: "max", end: "upper", type: "number" },
  { keyword: "exclusiveMaximum", name: "exclusive-max", end: "upper", type: "number" },
  { keyword: "minimum", name: "min", end: "lower", type: "number" },
  { keyword: "exclusiveMinimum", name: "exclusive-min", end: "lower", type: "number" },
];
