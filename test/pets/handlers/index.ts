import { defineService, Problem, reply } from "../../../src/index.ts";
import type { Context, Transaction } from "../../../src/index.ts";
import type { components, operations } from "../contract.gen.ts";

type Pet = components["schemas"]["Pet"];

/** What this service keeps. */
export interface PetsState {
  pets: Pet;
}

/** All operations of the contract but `listShelters`, which its example answers. */
export default defineService<operations, PetsState>({
  schemaVersion: 1,
  collections: { pets: { id: "id", indexes: ["kind"] } },
  handlers: {
    listPets: async ({ query: { kind, limit }, store }) => {
      const { items, total } = await store.find("pets", {
        ...(kind !== undefined && { where: { kind } }),
        ...(limit !== undefined && { limit }),
      });
      return reply(200, { pets: [...items], total });
    },
    createPet: async ({ body, store }) => {
      await refuseTakenName(store, body.name);
      const id = `pet-${await store.next("pets")}`;
      const pet = { id, ...body };
      await store.put("pets", pet);
      return reply(201, pet, { Location: `/pets/${id}` });
    },
    getPet: async ({ path, store }) => {
      const pet = await findPet(store, path.petId);
      return reply(200, pet, { ETag: `"${pet.id}"` });
    },
    updatePet: async ({ path, body, store }: Context<operations["updatePet"], PetsState>) => {
      const { id, name } = await findPet(store, path.petId);
      if (body.name !== name) await refuseTakenName(store, body.name);
      const pet = { id, ...body };
      await store.put("pets", pet);
      return reply(200, pet);
    },
    deletePet: async ({ path, store }) => {
      await findPet(store, path.petId);
      await store.delete("pets", path.petId);
      return reply(204, undefined);
    },
  },
});

async function findPet(store: Transaction<PetsState>, id: string): Promise<Pet> {
  const pet = await store.get("pets", id);
  if (!pet) throw new Problem({ status: 404, detail: `There is no pet ${id}; list them with GET /pets.` });
  return pet;
}

async function refuseTakenName(store: Transaction<PetsState>, name: string): Promise<void> {
  const { total } = await store.find("pets", { where: { name }, limit: 1 });
  if (total > 0) throw new Problem({ status: 409, detail: `A pet is called ${name} already.` });
}
