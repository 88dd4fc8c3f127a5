import { arrayRecipe } from "./array.ts";
import type { Rivals } from "./branches.ts";
import { chooseBranch } from "./branches.ts";
import { checked, doubted, isUnsure } from "./checked.ts";
import type { Choice } from "./choice.ts";
import { contrary, nextChoice } from "./choice.ts";
import type { Conjunction } from "./conjunction.ts";
import { keyOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { isWritten } from "./demand.ts";
import { enumeratedValues, oneOfValues } from "./enumeration.ts";
import type { JsonType } from "./json-type.ts";
import { typeOf, typesMade, typesToMake } from "./json-type.ts";
import { fakerRecipe } from "./faker-recipe.ts";
import { withoutExceptions } from "./negation.ts";
import { nameOfPlace, NAMELESS } from "./name/place-name.ts";
import type { PlaceName } from "./name/place-name.ts";
import { numberRecipe } from "./number.ts";
import { objectRecipe } from "./object.ts";
import { preferring, readPreferences } from "./preference.ts";
import type { Node, Recipe } from "./run.ts";
import { createNode, IMPOSSIBLE } from "./run.ts";
import { stringRecipe } from "./string/string.ts";
import type { Workshop } from "./workshop.ts";

/** A place of a value, with the choices that have been made there. */
interface Place {
  readonly demands: readonly Demand[];
  readonly decided: readonly string[];
  readonly name: PlaceName;
}

/** Writes the recipe of each place once, when it is first needed. */
export class PlaceCompiler {
  readonly #nodes = new Map<string, Node>();
  readonly #workshop: Workshop;

  constructor(tools: Omit<Workshop, "node">) {
    this.#workshop = { ...tools, node: (demands) => this.node(demands) };
  }

  /** The place where a value satisfies all of the demands. */
  node(demands: readonly Demand[]): Node {
    return this.#node({ demands, decided: [], name: NAMELESS });
  }

  #node(place: Place): Node {
    this.#workshop.work.spend(20 + 4 * place.demands.length);
    const conjunction = this.#workshop.conjoin(place.demands);
    if (conjunction.impossible) return createNode(IMPOSSIBLE);
    const { parts, dangling } = conjunction;
    const isNested = typesMade(parts).every((type) => type === "object" || type === "array");
    // Objects are called by what they are and not by where they stand, so that all of a kind are one place.
    const name = isNested ? NAMELESS : nameOfPlace([...place.demands, ...parts], this.#workshop.root);
    const key = [keyOf(parts), ...place.decided, "", ...name.words, "", ...name.owner].join("\n");
    const known = this.#nodes.get(key);
    if (known) return known;
    this.#workshop.work.spend(50 + 10 * parts.length);
    for (const reference of dangling)
      this.#workshop.warn(`"${reference}" leads to nothing and was left aside.`);
    const node = createNode(this.#recipe({ ...place, name }, conjunction));
    this.#nodes.set(key, node);
    return node;
  }

  #recipe(place: Place, conjunction: Conjunction): Recipe {
    const { parts } = conjunction;
    const { lookup, isValid } = this.#workshop;
    const query = { parts, decided: place.decided, lookup };
    const derived = nextChoice({ ...query, derivedOnly: true });
    const values = derived
      ? undefined
      : enumeratedValues(parts, (value) => this.#accepts(place, parts, value));
    const choice = derived ?? (values ? undefined : nextChoice(query));
    const plain = values
      ? oneOfValues(values)
      : choice
        ? this.#choose(place, choice)
        : this.#ofTypes(typesToMake(parts), parts, place.name);
    const recipe = isUnsure(conjunction) ? doubted(plain) : plain;
    if (place.decided.length > 0 || recipe === IMPOSSIBLE) return recipe;
    const accepts = recipe.accepts ?? ((value: unknown) => isValid(place.demands, value));
    const preferences = readPreferences(parts, place.demands, accepts, this.#workshop);
    const faked = fakerRecipe(recipe, parts, accepts, this.#workshop);
    const preferred = preferring(faked, preferences);
    const isCertain = !choice && recipe === plain;
    return isCertain
      ? preferred
      : checked(preferred, (value) => isValid(place.demands, value), conjunction.dynamic);
  }

  /** Whether a listed value does not break what else is said: what is written, and what was derived from it. */
  #accepts({ demands, name }: Place, parts: readonly Part[], value: unknown): boolean {
    const derived = parts.filter((part) => !isWritten(part));
    const { accepts } = derived.length > 0 ? this.#ofType(typeOf(value), derived, name) : {};
    return this.#workshop.isValid(demands, value) && (accepts?.(value) ?? true);
  }

  #choose(place: Place, { decision, options }: Choice): Recipe {
    const decided = [...place.decided, decision];
    const nodeWith = (demands: readonly Demand[]) =>
      this.#node({ ...place, demands: [...place.demands, ...demands], decided });
    const rivalsOf = (demands: readonly Demand[], rivals: readonly Demand[]): Rivals => ({
      accepting: (value) =>
        rivals.flatMap((rival, at) =>
          isWritten(rival) && this.#workshop.isValid([rival], value) ? [at] : [],
        ),
      without: (positions) =>
        nodeWith([...demands, ...rivals.filter((_, at) => positions.includes(at)).map(contrary)]),
    });
    const branches = () =>
      options.map(({ demands, rivals, weight, isDoubtful }) => ({
        node: nodeWith(demands),
        weight,
        isDoubtful: isDoubtful || rivals?.every(isWritten) === false,
        ...(rivals && { rivals: rivalsOf(demands, rivals) }),
      }));
    return chooseBranch(branches, this.#workshop.trial);
  }

  #ofTypes(types: readonly JsonType[], parts: readonly Part[], name: PlaceName): Recipe {
    const recipes = types
      .map((type) => [type, this.#ofType(type, parts, name)] as const)
      .filter(([, recipe]) => recipe !== IMPOSSIBLE);
    const [first] = recipes;
    if (!first) return IMPOSSIBLE;
    if (recipes.length === 1) return first[1];
    const branches = recipes.map(([type, recipe]) => {
      const node = createNode(recipe);
      return { node, weight: type === "null" ? 1 : 4, isDoubtful: false };
    });
    const isKnown = recipes.every(([, { accepts }]) => accepts);
    return {
      ...chooseBranch(() => branches, this.#workshop.trial),
      ...(isKnown && { accepts: (value) => recipes.some(([, { accepts }]) => accepts?.(value)) }),
    };
  }

  #ofType(type: JsonType, parts: readonly Part[], name: PlaceName): Recipe {
    switch (type) {
      case "null":
        return oneOfValues(withoutExceptions([null], parts));
      case "boolean":
        return oneOfValues(withoutExceptions([true, false], parts));
      case "integer":
      case "number":
        return numberRecipe(parts, type === "integer", name);
      case "string":
        return stringRecipe(parts, name, this.#workshop);
      case "array":
        return arrayRecipe(parts, this.#workshop);
      case "object":
        return objectRecipe(parts, this.#workshop);
      default:
        return IMPOSSIBLE;
    }
  }
}
