import type { Fault, OpenSchema, PetsDocument } from "./fault.ts";
import { listParameter, newPet } from "./fault.ts";

const rule = (name: string, document: (pets: PetsDocument) => void): Fault => ({ name, document });
const query = (name: string, parameter: string, change: OpenSchemaChange): Fault =>
  rule(name, (pets) => Object.assign(listParameter(pets, parameter), change));
const body = (name: string, property: string, change: OpenSchemaChange): Fault =>
  rule(name, (pets) => Object.assign(newPet(pets, property), change));
const schema = (name: string, of: "Kind" | "Name" | "Age" | "NewPet", change: OpenSchemaChange): Fault =>
  rule(name, ({ components }) => Object.assign(components.schemas[of], change));

type OpenSchemaChange = Partial<Record<string, unknown>>;

/** A document in which a rule is taken away. */
function drop(target: OpenSchema, keyword: string): void {
  Reflect.deleteProperty(target, keyword);
}

/** Requests that are taken although the contract refuses them. */
export const LENIENT_FAULTS: readonly Fault[] = [
  query("takes a limit one above the highest", "limit", { maximum: 101 }),
  query("takes a limit of zero", "limit", { minimum: 0 }),
  query("takes any text for a limit", "limit", { type: ["integer", "string"] }),
  query("takes a search of one letter", "name", { minLength: 1 }),
  query("takes a search one letter too long", "name", { maxLength: 21 }),
  rule("takes any kind in the list", (pets) => {
    listParameter(pets, "kind").$ref = "#/components/schemas/Anything";
    Object.assign(pets.components.schemas, { Anything: {} });
  }),
  rule("takes days that are none", (pets) => drop(listParameter(pets, "bornAfter"), "format")),
  query("takes one tag too many in the list", "tags", { maxItems: 4 }),
  query("takes the same tag twice in the list", "tags", { uniqueItems: false }),
  schema("takes a name one letter too long", "Name", { maxLength: 21 }),
  schema("takes a name one letter too short", "Name", { minLength: 1 }),
  schema("takes null for a name", "Name", { type: ["string", "null"] }),
  schema("takes a number for a name", "Name", { type: ["string", "number"] }),
  schema("takes an age one above the highest", "Age", { maximum: 41 }),
  schema("takes an age below zero", "Age", { minimum: -1 }),
  schema("takes half years", "Age", { type: "number" }),
  schema("takes any kind for a new pet", "Kind", { enum: undefined }),
  schema("takes properties that are not declared", "NewPet", { additionalProperties: true }),
  schema("takes pets without a name", "NewPet", { required: ["kind"] }),
  schema("takes pets without a kind", "NewPet", { required: ["name"] }),
  body("takes a weight of zero", "weight", { exclusiveMinimum: -1 }),
  body("takes a weight off the grid", "weight", { multipleOf: 0.25 }),
  rule("takes any day of birth", (pets) => drop(newPet(pets, "born"), "format")),
  rule("takes any chip", (pets) => drop(newPet(pets, "chip"), "pattern")),
  body("takes the same tag twice", "tags", { uniqueItems: false }),
  body("takes one tag too many", "tags", { maxItems: 4 }),
  rule("takes changes that change nothing", ({ paths }) => {
    const patch = paths["/pets/{petId}"]?.patch?.requestBody?.content["application/merge-patch+json"];
    if (patch) drop(patch.schema, "minProperties");
  }),
  rule("takes any media type", ({ paths }) => {
    const content = paths["/pets"]?.post?.requestBody?.content;
    if (content) Object.assign(content, { "*/*": {} });
  }),
];

/** Requests that are refused although the contract takes them. */
export const STRICT_FAULTS: readonly Fault[] = [
  query("refuses the highest limit", "limit", { maximum: 99 }),
  query("refuses a limit of one", "limit", { minimum: 2 }),
  query("refuses three tags in the list", "tags", { maxItems: 2 }),
  schema("refuses the longest name", "Name", { maxLength: 19 }),
  schema("refuses the shortest name", "Name", { minLength: 3 }),
  schema("refuses letters of other scripts", "Name", { pattern: "^[ -~]*$" }),
  schema("refuses one of the kinds", "Kind", { enum: ["cat", "dog"] }),
  schema("refuses an age of zero", "Age", { minimum: 1 }),
  schema("asks for an age", "NewPet", { required: ["name", "kind", "age"] }),
  body("refuses a nickname of null", "nickname", { type: "string" }),
  body("refuses an empty list of tags", "tags", { minItems: 1 }),
  body("refuses the heaviest pet", "weight", { maximum: 99.5 }),
];
