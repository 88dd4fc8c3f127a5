import { SchemaCompiler } from "#schema-compiler";
import type { SchemaChecks } from "../../contract/checks.ts";
import type { JsonObject } from "../../contract/document.ts";
import type { Located } from "../../contract/json-pointer.ts";
import type { Direction } from "../../contract/schemas/direction.ts";
import { inAnyManner, isInDoubt } from "./checked.ts";
import { PlaceCompiler } from "./compiler.ts";
import { conjoin } from "./conjunction.ts";
import { demandOf } from "./demand.ts";
import { loadFaker } from "./locale.ts";
import { createPatterns } from "./pattern/pattern-text.ts";
import { Random } from "./random.ts";
import type { Node, Run } from "./run.ts";
import { createRun, NOTHING } from "./run.ts";
import { SchemaLookup, ScopesWanted } from "./schema-lookup.ts";
import { isOfFormat, Validity } from "./validity.ts";
import { createVocabulary } from "./vocabulary.ts";
import { TooComplexError, Work } from "./work.ts";

/** What values are like. */
export interface GenerateOptions {
  /** The language, and perhaps region, of names and texts: `de`, `pt-BR`. English when left out. */
  readonly locale?: string;
  /** Hears, once each, of what in the document cannot be followed. */
  readonly onWarning?: (message: string) => void;
  /** A compiler that knows the document already; one is made where it is left out. */
  readonly compiler?: SchemaChecks;
}

/** What one value is made for. */
export interface GenerateManner {
  /** Whether the examples and defaults that schemas have are preferred to made values; true when left out. */
  readonly examples?: boolean;
  /** How many of the optional properties are made; most of them when left out. */
  readonly breadth?: Run["breadth"];
}

/** Makes values for the schemas of one document. */
export interface Generator {
  /**
   * A value for the schema at its pointer. The same seed gives the same value, whatever was asked before. In `reply`
   * mode `writeOnly` properties are left out, in `request` mode `readOnly` ones, even where they are required.
   * @returns undefined where no value was found, which a warning tells; it is not looked for again then.
   */
  readonly generate: (
    schema: Located<JsonObject | boolean>,
    seed: string | number,
    mode?: Direction,
    manner?: GenerateManner,
  ) => unknown;
}

/** What is tried where a request's own seed has led to no value, before it is believed that there is none. */
const OTHER_SEEDS = ["another", "a third", "a fourth"];

/**
 * Prepares to make values for the schemas of an OpenAPI 3.1 document. The recipe for a schema is written when a value
 * for it is first asked for.
 * @throws {RangeError} when the locale is not known.
 */
export async function createGenerator(root: JsonObject, options: GenerateOptions = {}): Promise<Generator> {
  const random = new Random();
  const [faker, { RegExpParser }] = await Promise.all([
    loadFaker(options.locale ?? "en", random),
    import("@eslint-community/regexpp"),
  ]);
  const work = new Work();
  const tools = { random, faker, vocabulary: createVocabulary(faker), work };
  const warn = onceEach(options.onWarning);
  const lookup = new SchemaLookup(root);
  const compiler = options.compiler ?? new SchemaCompiler(root);
  const patterns = createPatterns(new RegExpParser());

  const side = (direction: Direction) => {
    const { isValid } = new Validity(compiler, direction, warn);
    const places = new PlaceCompiler({
      root,
      direction,
      lookup,
      isValid,
      isOfFormat,
      ...{ patterns, work },
      conjoin: (demands) => conjoin(demands, lookup),
      trial: (make) => random.aside("trial", () => make(createRun(tools, true))),
      warn,
    });
    return { isValid, places, nodes: new Map<string, Node>() };
  };
  const tooComplex = new Set<string>();
  const impossible = new Set<string>();
  let sides = { request: side("request"), reply: side("reply") };

  const make = (
    schema: unknown,
    pointer: string,
    seed: string,
    direction: Direction,
    manner: GenerateManner,
  ) => {
    const { isValid, places, nodes } = sides[direction];
    work.begin();
    const demand = lookup.enter(demandOf(schema, pointer));
    const node = nodes.get(pointer) ?? places.node([demand]);
    nodes.set(pointer, node);
    random.seed(seed);
    const attempt = (run: ReturnType<typeof createRun>): unknown => {
      run.doubt = false;
      const value = node.make(run);
      return value !== NOTHING && isInDoubt(run) && !isValid([demand], value) ? NOTHING : value;
    };
    const { examples = true, breadth = "usual" } = manner;
    return inAnyManner(attempt, { ...createRun(tools, examples), breadth });
  };

  const generate: Generator["generate"] = (schema, seed, mode = "reply", manner = {}) => {
    const { value: written, pointer } = schema;
    const aim = [mode, manner.examples ?? true, manner.breadth ?? "usual", pointer].join(" ");
    if (tooComplex.has(pointer) || impossible.has(aim)) return undefined;
    try {
      for (const one of [String(seed), ...OTHER_SEEDS]) {
        const value = make(written, pointer, one, mode, manner);
        if (value !== NOTHING) return value;
      }
      impossible.add(aim);
      warn(`No valid value was found for the schema at #${pointer}.`);
      return undefined;
    } catch (error) {
      if (error instanceof TooComplexError) {
        warn(`No value was found for the schema at #${pointer} in bounded time: its parts multiply.`);
        tooComplex.add(pointer);
        // What was made so far may be half done.
        sides = { request: side("request"), reply: side("reply") };
        return undefined;
      }
      if (!(error instanceof ScopesWanted)) throw error;
      lookup.keepsScopes = true;
      sides = { request: side("request"), reply: side("reply") };
      return generate(schema, seed, mode, manner);
    }
  };
  return { generate };
}

function onceEach(listener: ((message: string) => void) | undefined): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    listener?.(message);
  };
}
