import type { AnyReply, ContractOptions } from "../../../src/index.ts";
import { Problem, reply } from "../../../src/index.ts";

/** A pet as it is kept. */
export interface Pet {
  readonly id: string;
  readonly created: string;
  readonly name: string;
  readonly [other: string]: unknown;
}

/** What handlers are given, as far as they use it. */
export interface PetRequest {
  readonly path: { readonly petId?: string };
  readonly query: { readonly kind?: string; readonly limit?: number; readonly name?: string };
  readonly body: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly store: {
    get(collection: "pets", id: string): Promise<Pet | undefined>;
    find(
      collection: "pets",
      query?: object,
    ): Promise<{ readonly items: readonly Pet[]; readonly total: number }>;
    put(collection: "pets", pet: Pet): Promise<void>;
    delete(collection: "pets", id: string): Promise<boolean>;
    next(counter: "pets"): Promise<number>;
  };
}

/** What answers an operation. */
export type PetHandler = (request: PetRequest) => Promise<AnyReply>;

/** The handlers of a pets API that keeps its contract. */
export const petHandlers = {
  listPets: async ({ query: { kind, limit, name }, store }) => {
    const { items, total } = await store.find("pets", {
      where: { kind },
      ...(name !== undefined && { search: { text: name, in: ["name"] } }),
      ...(limit !== undefined && { limit }),
    });
    return reply(200, { pets: items.map(shown), total }, { "X-Total-Count": String(total) });
  },
  createPet: async ({ body, now, store }) => {
    const pet = { ...body, id: `pet-${await store.next("pets")}`, created: now.toISOString() } as Pet;
    await store.put("pets", pet);
    return reply(201, shown(pet), { Location: `/v1/pets/${pet.id}` });
  },
  getPet: async (request) => {
    const pet = await findPet(request);
    return reply(200, shown(pet), { ETag: `"${await tagOf(pet)}"` });
  },
  replacePet: async (request) => {
    const { id, created } = await findPet(request);
    return keep(request, { ...request.body, id, created } as Pet);
  },
  changePet: async (request) => keep(request, { ...(await findPet(request)), ...request.body }),
  deletePet: async (request) => {
    const { id } = await findPet(request);
    await request.store.delete("pets", id);
    return reply(204, undefined);
  },
} satisfies Record<string, PetHandler>;

/** Handlers by operation, one or more of which are faulty. */
export type PetHandlers = Record<keyof typeof petHandlers, PetHandler>;

/** What a provider of pets is made of. */
export function petsOf(
  handlers: PetHandlers,
): Pick<ContractOptions<unknown, unknown>, "service" | "fixtures"> {
  return {
    service: { handlers, collections: { pets: { id: "id" } }, schemaVersion: 1 },
    fixtures: (now: Date) => ({
      collections: {
        pets: [
          { id: "pet-1", name: "Rex", kind: "dog", age: 4, tags: ["big"], created: now.toISOString() },
          { id: "pet-2", name: "Polly", kind: "parrot", nickname: null, created: now.toISOString() },
        ],
      },
      counters: { pets: 2 },
    }),
  };
}

/** The pet that a request's path names. */
export async function findPet({ path: { petId = "" }, store }: PetRequest): Promise<Pet> {
  const pet = await store.get("pets", petId);
  if (pet) return pet;
  throw new Problem({ status: 404, detail: `There is no pet ${petId}.` });
}

/** A pet without what is never shown. */
export function shown(pet: Pet): Omit<Pet, "secret"> {
  return Object.fromEntries(Object.entries(pet).filter(([name]) => name !== "secret"));
}

async function keep({ store }: PetRequest, pet: Pet): Promise<AnyReply> {
  await store.put("pets", pet);
  return reply(200, shown(pet));
}

async function tagOf(pet: Pet): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(JSON.stringify(pet)));
  return Buffer.from(digest).toString("hex").slice(0, 16);
}
