import type { ContractOptions, Migration, OpenApiDocument, Service } from "../../../../src/index.ts";
import { reply } from "../../../../src/index.ts";
import type { operations } from "../../../pets/contract.gen.ts";
import petsFixtures from "../../../pets/fixtures/index.ts";
import type { PetsState } from "../../../pets/handlers/index.ts";
import pets from "../../../pets/handlers/index.ts";

/** How another version of the page differs from the first one. */
export type Variant = "" | "described" | "chipped" | "migrating" | "unmigrated" | "with-toys" | "fewer";

type Parts = Required<Pick<ContractOptions<operations, PetsState>, "document" | "service" | "fixtures">>;

/** What a version of the page is made of. */
export function partsOf(variant: Variant, document: OpenApiDocument): Parts {
  const parts: Parts = { document, service: pets, fixtures: petsFixtures };
  switch (variant) {
    case "":
      return parts;
    case "described":
      return { ...parts, document: changePet(document, { description: "One that lives here." }) };
    case "chipped":
      return chipped(parts);
    case "migrating":
      return chipped(parts, { schemaVersion: 2, migrations: { 1: chipAll } });
    case "unmigrated":
      return chipped(parts, { schemaVersion: 2 });
    case "with-toys":
      return withToys(parts);
    case "fewer":
      return { ...parts, fixtures: (now) => onlyOne(petsFixtures(now)) };
  }
}

/** Each pet has a chip, and the contract says so. */
function chipped(
  { document, service, fixtures }: Parts,
  version: Pick<Partial<Service<operations, PetsState>>, "schemaVersion" | "migrations"> = {},
): Parts {
  const chip = { chip: "none" };
  return {
    document: changePet(document, {
      required: ["id", "name", "kind", "chip"],
      properties: { id: {}, name: {}, kind: {}, born: {}, chip: { type: "string" } },
    }),
    service: {
      ...service,
      ...version,
      handlers: {
        ...service.handlers,
        createPet: async ({ body, store }) => {
          const pet = { id: `pet-${await store.next("pets")}`, ...body, ...chip };
          await store.put("pets", pet);
          return reply(201, pet, { Location: `/pets/${pet.id}` });
        },
      },
    },
    fixtures: (now) => {
      const { collections, ...others } = fixtures(now);
      return {
        ...others,
        collections: { pets: collections.pets?.map((pet) => ({ ...pet, ...chip })) ?? [] },
      };
    },
  };
}

/** Another collection, that an operation reads. */
function withToys({ document, service, fixtures }: Parts): Parts {
  const changed = {
    document,
    service: {
      ...service,
      collections: { ...service.collections, toys: { id: "id" } },
      handlers: {
        ...service.handlers,
        listShelters: async ({
          store,
        }: {
          store: { find(name: string): Promise<{ items: { id: string }[] }> };
        }) => {
          const { items } = await store.find("toys");
          return reply(
            200,
            items.map(({ id }) => ({ name: id, beds: 1 })),
          );
        },
      },
    },
    fixtures: (now: Date) => {
      const { collections, ...others } = fixtures(now);
      return { ...others, collections: { ...collections, toys: [{ id: "ball" }] } };
    },
  };
  return changed as unknown as Parts;
}

function changePet(document: OpenApiDocument, change: object): OpenApiDocument {
  const { schemas, ...components } = document.components ?? {};
  return {
    ...document,
    components: { ...components, schemas: { ...schemas, Pet: { ...schemas?.Pet, ...change } } },
  };
}

const chipAll: Migration = ({ collections, ...others }) => ({
  ...others,
  collections: { ...collections, pets: collections.pets?.map((pet) => ({ ...pet, chip: "lost" })) ?? [] },
});

function onlyOne(seed: ReturnType<Parts["fixtures"]>): ReturnType<Parts["fixtures"]> {
  return { ...seed, collections: { pets: seed.collections.pets?.slice(0, 1) ?? [] } };
}
