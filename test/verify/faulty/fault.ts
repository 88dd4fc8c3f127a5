import type { ProviderReply } from "../../../src/verify/provider.ts";
import type { WireRequest } from "../../../src/verify/requests/wire-request.ts";
import type { PetHandlers } from "./pets-service.ts";

/** Something that a provider does wrong. */
export interface Fault {
  /** What it does, to go on after "a provider that". */
  readonly name: string;
  /** Changes the document that the provider keeps, so that it takes or refuses something else than it should. */
  readonly document?: (document: PetsDocument) => void;
  readonly handlers?: (handlers: PetHandlers) => Partial<PetHandlers>;
  /** Changes what goes out. */
  readonly reply?: (reply: ProviderReply, request: WireRequest) => ProviderReply;
  /** Answers in the place of the provider, where it gives anything back. */
  readonly instead?: (
    request: WireRequest,
    ask: (request: WireRequest) => Promise<ProviderReply>,
  ) => Promise<ProviderReply> | undefined;
}

/** A schema of the document, open to be changed. */
export type OpenSchema = Record<string, unknown> & { properties: Record<string, OpenSchema> };

/** The parts of the document that faults change. */
export interface PetsDocument {
  readonly components: { readonly schemas: Record<"Kind" | "Name" | "Age" | "NewPet", OpenSchema> };
  readonly paths: Record<string, Record<string, OpenOperation>>;
}

interface OpenOperation {
  parameters: { name: string; schema: OpenSchema }[];
  security?: unknown;
  requestBody?: { required?: boolean; content: Record<string, { schema: OpenSchema }> };
}

/** The schema of a query parameter of the list. */
export function listParameter({ paths }: PetsDocument, name: string): OpenSchema {
  const found = paths["/pets"]?.get?.parameters.find((parameter) => parameter.name === name);
  if (!found) throw new TypeError(`the list has no parameter ${name}`);
  return found.schema;
}

/** The schema of a property of what is sent to make a pet. */
export function newPet({ components }: PetsDocument, name: string): OpenSchema {
  const found = components.schemas.NewPet.properties[name];
  if (!found) throw new TypeError(`a new pet has no ${name}`);
  return found;
}

/** A request's method and path, with `{id}` in the place of an id. */
export function routeOf({ method, path }: WireRequest): string {
  return `${method} ${path.replace(/pet-\d+/, "{id}")}`;
}

/** A change of answers to one operation that were a success. */
export function onSuccess(
  route: string,
  change: (reply: ProviderReply, request: WireRequest) => ProviderReply,
): NonNullable<Fault["reply"]> {
  return (reply, request) =>
    routeOf(request) === route && reply.status < 300 ? change(reply, request) : reply;
}

/** A change of the JSON in answers to one operation that were a success. */
export function inBody(route: string, change: (body: Json) => unknown): NonNullable<Fault["reply"]> {
  return onSuccess(route, (reply) => {
    const body = change(JSON.parse(new TextDecoder().decode(reply.body)) as Json);
    return { ...reply, body: new TextEncoder().encode(JSON.stringify(body)) };
  });
}

/** A change of each pet in the list. */
export function inList(change: (pet: Json) => Json): NonNullable<Fault["reply"]> {
  return inBody("GET /v1/pets", (body) => ({ ...body, pets: (body.pets as Json[]).map(change) }));
}

/** JSON that is an object. */
export type Json = Record<string, unknown>;

/** The text of a request's body. */
export function textOf({ body }: WireRequest): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

/** An object without one of its members. */
export function omit<Value>(object: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
}
