import { expectTypeOf, test } from "vitest";
import type { Context, Handler, Reply } from "../../src/index.ts";
import { reply } from "../../src/index.ts";
import type { components, operations } from "../pets/contract.gen.ts";
import type { PetsState } from "../pets/handlers/index.ts";

type Pet = components["schemas"]["Pet"];
type Asked<Id extends keyof operations> = Context<operations[Id], PetsState>;

test("a handler is given what the contract says", () => {
  expectTypeOf<Asked<"getPet">["path"]>().toEqualTypeOf<{ petId: string }>();
  expectTypeOf<Asked<"listPets">["query"]["kind"]>().toEqualTypeOf<"cat" | "dog" | "parrot" | undefined>();
  expectTypeOf<Asked<"createPet">["body"]>().toEqualTypeOf<components["schemas"]["NewPet"]>();
  expectTypeOf<Asked<"createPet">["header"]>().toEqualTypeOf<{ "Idempotency-Key"?: string }>();
  expectTypeOf<Asked<"getPet">["body"]>().toEqualTypeOf<undefined>();
});

test("a reply has a declared status and its body", () => {
  expectTypeOf<Extract<Reply<operations["getPet"]>, { status: 200 }>["body"]>().toEqualTypeOf<Pet>();
  expectTypeOf<Reply<operations["deletePet"]>["status"]>().toEqualTypeOf<204 | 401 | 404 | 422>();
});

test("a wrong status, a wrong body or a missing property does not compile", () => {
  const pet: Pet = { id: "pet-1", name: "Luna", kind: "cat" };
  const right: Handler<operations["getPet"], PetsState> = () => reply(200, pet);
  // @ts-expect-error 201 is not declared
  const wrongStatus: Handler<operations["getPet"], PetsState> = () => reply(201, pet);
  // @ts-expect-error name is missing
  const wrongBody: Handler<operations["getPet"], PetsState> = () => reply(200, { id: "pet-1", kind: "cat" });
  expectTypeOf([right, wrongStatus, wrongBody]).not.toBeAny();
});
