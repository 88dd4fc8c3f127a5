import type { JsonObject } from "../../contract/document.ts";
import { DocumentError, isObject } from "../../contract/document.ts";
import type { Grammar, Slot } from "../grammar.ts";
import { isReference } from "../grammar.ts";
import { placeAt, stepsOf, stepsTo } from "../place.ts";
import type { SourceFile, SourceFiles } from "../source-files.ts";
import { describePlace, UnreadableFileError } from "../source-files.ts";
import type { Visited } from "../walk.ts";
import { enter, forEachChild } from "../walk.ts";
import type { Sections } from "./component-names.ts";
import { findSection, freeName, makeSection, nameIn } from "./component-names.ts";
import { LinkedOperations } from "./linked-operations.ts";
import type { Target } from "./locate.ts";
import { Locator } from "./locate.ts";
import { Origins, pointerOf } from "./origins.ts";
import { RenamedSchemas } from "./renamed-schemas.ts";
import { SchemaIds } from "./schema-ids.ts";
import type { Scope, Site } from "./sites.ts";
import { referencesIn, SiteQueue } from "./sites.ts";

/** What is known of a document after it was brought into one piece. */
export interface Bundled {
  /** Where the parts of the document were written. */
  readonly origins: Origins;
  /** Why references could not be followed, by their text, which is left as it is. */
  readonly broken: ReadonlyMap<string, string>;
}

/**
 * Brings what a document's references lead to in other files into the document itself: what can be shared into its
 * components, anything else to where it is used. References stay references, with all that stands beside them.
 * @throws {DocumentError} when a reference leads to where it may not, or to a file that is broken.
 */
export async function bundle(
  document: JsonObject,
  files: SourceFiles,
  grammar: Grammar,
  sections: Sections,
): Promise<Bundled> {
  const bundler = new Bundler(document, files, grammar, sections);
  await bundler.run();
  return bundler;
}

class Bundler implements Bundled {
  readonly origins: Origins;
  readonly broken = new Map<string, string>();
  readonly #document: JsonObject;
  readonly #root: SourceFile;
  readonly #grammar: Grammar;
  readonly #sections: Sections;
  readonly #locator: Locator;
  readonly #ids = new SchemaIds();
  readonly #renamed = new RenamedSchemas();
  readonly #linked: LinkedOperations;
  readonly #queue = new SiteQueue();
  /** Where there are references to follow: they may lead to what was visited already. */
  #visited: Set<object> | undefined;
  /** Where in the document an object of another file stands. */
  readonly #placed = new Map<object, string>();
  /** Puts what references say in the end. Until then they are left as they are, for others to follow. */
  readonly #answers: (() => void)[] = [];

  constructor(document: JsonObject, files: SourceFiles, grammar: Grammar, sections: Sections) {
    this.#document = document;
    this.#root = files.root;
    this.#grammar = grammar;
    this.#sections = sections;
    this.#locator = new Locator(files);
    this.origins = new Origins(files.root);
    this.#linked = new LinkedOperations(files, this.origins);
  }

  async run(): Promise<void> {
    const scope: Scope = { home: this.#root, base: undefined, within: [] };
    forEachChild(this.#document, "document", this.#grammar, undefined, (child) => this.#visit(child, scope));
    if (!this.#queue.isEmpty) this.#visited = this.#valuesSoFar();
    for (let site = this.#queue.take(); site; site = this.#queue.take()) await this.#settle(site);
    for (const answer of this.#answers) answer();
    await this.#linked.settle();
    if (this.#visited) this.#renamed.keepNames(this.#document, this.#visited);
  }

  /** What has been visited. It is not written down at once, since most documents have no need of it. */
  #valuesSoFar(): Set<object> {
    const values = new Set<object>();
    const visit = ({ value, slot, place }: Visited): void => {
      if (!isObject(value)) return;
      values.add(value);
      if (slot.form === "one") forEachChild(value, slot.kind, this.#grammar, place, visit);
    };
    forEachChild(this.#document, "document", this.#grammar, undefined, visit);
    return values;
  }

  /** Finds the references in a value and below that have to be followed. */
  #visit(visited: Visited, outer: Scope): void {
    const { value, slot, place } = visited;
    if (!isObject(value) || this.#visited?.has(value)) return;
    this.#visited?.add(value);
    const scope = this.#ids.enter(value, slot.kind, outer);
    if (scope.home !== this.#root) {
      this.#locator.remember(value, scope.home);
      if (scope.within.length === 0) this.#placed.set(value, pointerOf(stepsTo(place)));
    }
    if (slot.kind === "link" && slot.form === "one") this.#linked.add(value, scope.home);
    for (const site of referencesIn(visited, scope, this.#isSettled))
      this.#queue.add(site, this.#rankOf(site));
    if (slot.form !== "one") return;
    forEachChild(value, slot.kind, this.#grammar, place, (child) => this.#visit(child, scope));
  }

  /** Whether a reference leads to what can be shared, and is in the document itself: it stays as it is. */
  readonly #isSettled = (reference: string, slot: Slot, { home }: Scope): boolean =>
    home === this.#root && reference.startsWith("#") && this.#sectionOf(slot) !== undefined;

  #rankOf(site: Site): 0 | 1 | 2 | 3 {
    if (site.isData) return 3;
    if (this.#sectionFor(site) === undefined) return 0;
    if (this.#ids.mayName(site)) return 3;
    return this.#isComponent(site) ? 1 : 2;
  }

  /** Where what the reference leads to can be shared; undefined where it has to be copied to each place. */
  #sectionFor({ slot, isData }: Site): readonly string[] | undefined {
    return isData ? undefined : this.#sectionOf(slot);
  }

  #sectionOf({ kind, form }: Slot): readonly string[] | undefined {
    return form === "one" ? this.#sections[kind] : undefined;
  }

  #isComponent(site: Site): boolean {
    const section = this.#sectionFor(site);
    return (
      section !== undefined &&
      site.holder === findSection(this.#document, section) &&
      isReference(site.value) &&
      Object.keys(site.value).length === 1
    );
  }

  async #settle(site: Site): Promise<void> {
    if (this.#ids.names(site)) return;
    const target = await this.#find(site);
    const section = this.#sectionFor(site);
    if (typeof target === "string") this.#break(site, target);
    else if (section === undefined) this.#copy(site, target);
    else if (typeof target.value === "boolean") Reflect.set(site.holder, site.key, target.value);
    else {
      const pointer = this.#share(site, target, section);
      this.#answers.push(() => site.write(`#${pointer}`));
    }
  }

  async #find(site: Site): Promise<Target | string> {
    try {
      return await this.#locator.find(site.reference, site.scope.home);
    } catch (error) {
      if (error instanceof UnreadableFileError) return error.message;
      if (!(error instanceof DocumentError) || !error.message.startsWith("$ref")) throw error;
      const { file, steps } = this.origins.of(stepsTo(site.place));
      throw new DocumentError(`${describePlace(file, steps)}: ${error.message}`);
    }
  }

  /** Leaves a reference that leads to nothing as it is; whether that matters is seen when the document is used. */
  #break(site: Site, reason: string): void {
    if (site.isData) return;
    const { home } = site.scope;
    // A place in another file must not be taken for one in the document.
    const text = home === this.#root ? site.reference : `${home.name} ${site.reference}`;
    this.broken.set(text, reason);
    if (text !== site.reference) this.#answers.push(() => site.write(text));
  }

  #copy(site: Site, { value, file, pointer, home }: Target): void {
    const { holder, key, slot, place, scope } = site;
    if (scope.within.includes(value)) {
      this.#break(site, "leads to what it is a part of");
      return;
    }
    // A file of components is the components: what refers to one of them finds it there.
    const isSection = slot.form === "map" && holder === this.#document.components;
    const copy: unknown = isSection ? value : structuredClone(value);
    const beside = isObject(site.value) && !site.isData ? { ...site.value } : {};
    delete beside.$ref;
    const own = isObject(copy) ? { ...copy, ...beside } : copy;
    Reflect.set(holder, key, own);
    if (site.isData) return;
    this.origins.add(pointerOf(stepsTo(place)), file, pointer);
    const inner = { home, base: undefined, within: isSection ? [] : [...scope.within, value] };
    enter({ value: own, slot, place, holder, key, isNamed: false }, (child) => this.#visit(child, inner));
  }

  /** Gives what is referred to a place in the document, if it has none yet, and says which. */
  #share(site: Site, target: Target, section: readonly string[]): string {
    const { value, file, pointer, home } = target;
    const scope: Scope = { home, base: undefined, within: [] };
    if (file === this.#root) {
      // It may stand where the specification has nothing to refer to.
      this.#visitAt(value, site, stepsOf(pointer), scope);
      return pointer;
    }
    const known = isContainer(value) ? this.#placed.get(value) : undefined;
    if (known !== undefined) return known;
    const map = makeSection(this.#document, section);
    const own = nameIn(file.location, pointer);
    const isComponent = this.#isComponent(site);
    const name = isComponent ? String(site.key) : freeName(map, own);
    const part = site.slot.kind === "example" ? toExample(value) : value;
    const steps = [...section, name];
    map[name] = part;
    if (name !== own && site.slot.kind === "schema" && !isComponent) this.#renamed.add(pointerOf(steps), own);
    if (isContainer(value)) this.#placed.set(value, pointerOf(steps));
    this.origins.add(pointerOf(steps), file, pointer);
    this.#visitAt(part, site, steps, scope);
    return pointerOf(steps);
  }

  #visitAt(value: unknown, { slot }: Site, steps: readonly string[], scope: Scope): void {
    const place = placeAt(steps);
    const holder = findSection(this.#document, steps.slice(0, -1)) ?? {};
    if (place) this.#visit({ value, slot, place, holder, key: place.step, isNamed: true }, scope);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** People refer to the value of an example where the specification wants an object with the value in it. */
function toExample(value: unknown): unknown {
  const isExample = isObject(value) && ("value" in value || "externalValue" in value || "dataValue" in value);
  return isExample ? value : { value };
}
