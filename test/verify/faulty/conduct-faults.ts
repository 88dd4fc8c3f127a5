import { reply } from "../../../src/index.ts";
import type { ProviderReply } from "../../../src/verify/provider.ts";
import { SilenceError } from "../../../src/verify/provider.ts";
import type { Fault } from "./fault.ts";
import { omit, onSuccess, routeOf, textOf } from "./fault.ts";
import { findPet, petHandlers, shown } from "./pets-service.ts";

const FAILURE: ProviderReply = {
  status: 500,
  headers: { "content-type": "text/plain" },
  body: new TextEncoder().encode("Internal Server Error"),
};

/** Server errors, each for requests of one sort. */
export const SERVER_FAULTS: readonly Fault[] = [
  ...(
    [
      ["on every list", ({ method, path }) => method === "GET" && path === "/v1/pets"],
      ["on every new pet", ({ method }) => method === "POST"],
      [
        "on quotes in a name",
        (request) => request.method === "POST" && /"name":"[^"]*(\\"|')/.test(textOf(request)),
      ],
      [
        "on letters of other scripts",
        (request) => request.method === "POST" && /[^ -~]/.test(textOf(request)),
      ],
      [
        "on an empty list of tags",
        (request) => request.method === "POST" && textOf(request).includes('"tags":[]'),
      ],
      ["on a nickname of null", (request) => textOf(request).includes('"nickname":null')],
      ["on the highest limit", ({ query }) => /(^|&)limit=100(&|$)/.test(query)],
      ["on an age of zero", (request) => /"age":0\b/.test(textOf(request))],
      [
        "on JSON that breaks off",
        (request) => request.method === "POST" && textOf(request).startsWith('{"a":'),
      ],
      ["without a body", (request) => request.method === "POST" && request.body === undefined],
      ["on properties it does not know", (request) => textOf(request).includes("unexpected")],
      ["on another type of a name", (request) => /"name":[^"]/.test(textOf(request))],
    ] as [string, (request: Parameters<NonNullable<Fault["instead"]>>[0]) => boolean][]
  ).map(([when, isHit]): Fault => ({
    name: `fails ${when}`,
    instead: (request) => (isHit(request) ? Promise.resolve(FAILURE) : undefined),
  })),
  {
    name: "fails for a pet that is not there",
    reply: (came, request) =>
      routeOf(request) === "GET /v1/pets/{id}" && came.status === 404 ? FAILURE : came,
  },
  {
    name: "breaks the connection off when a pet is removed",
    instead: ({ method }) =>
      method === "DELETE" ? Promise.reject(new SilenceError("reset", "breaks off (ECONNRESET)")) : undefined,
  },
];

/** Methods and credentials that are not looked at. */
export const GATE_FAULTS: readonly Fault[] = [
  {
    name: "answers any method",
    reply: (came) => (came.status === 405 ? { ...came, status: 200, body: new Uint8Array() } : came),
  },
  {
    name: "does not say which methods there are",
    reply: (came) => ({ ...came, headers: omit(came.headers, "allow") }),
  },
  {
    name: "asks for no credentials",
    document: ({ paths }) => {
      for (const item of Object.values(paths))
        for (const operation of Object.values(item)) delete operation.security;
    },
  },
  {
    name: "takes wrong credentials",
    instead: (request, ask) =>
      request.headers["x-api-key"] === undefined
        ? undefined
        : ask({ ...request, headers: { ...request.headers, "x-api-key": "right-key" } }),
  },
  {
    name: "asks for no credentials when a pet is removed",
    document: ({ paths }) => {
      const remove = paths["/pets/{petId}"]?.delete;
      if (remove) delete remove.security;
    },
  },
];

/** State that is not kept as it should be. */
export const STATE_FAULTS: readonly Fault[] = [
  { name: "still shows a removed pet", handlers: () => ({ deletePet: async () => reply(204, undefined) }) },
  {
    name: "does not keep a new pet",
    handlers: () => ({
      createPet: async ({ body, now, store }) => {
        const pet = { ...body, id: `pet-${await store.next("pets")}`, created: now.toISOString() };
        return reply(201, shown(pet as never), { Location: `/v1/pets/${pet.id}` });
      },
    }),
  },
  {
    name: "keeps a new pet under another name",
    handlers: ({ createPet }) => ({
      createPet: (request) => createPet({ ...request, body: { ...request.body, name: "Somebody" } }),
    }),
  },
  {
    name: "forgets the age of a new pet",
    handlers: ({ createPet }) => ({
      createPet: (request) => createPet({ ...request, body: { ...request.body, age: 1 } }),
    }),
  },
  {
    name: "does not keep what replaces a pet",
    handlers: () => ({ replacePet: async (request) => reply(200, shown(await findPet(request))) }),
  },
  {
    name: "does not keep what changes in a pet",
    handlers: () => ({
      changePet: async (request) => reply(200, shown({ ...(await findPet(request)), ...request.body })),
    }),
  },
  {
    name: "shows any pet that is asked for",
    handlers: ({ getPet }) => ({
      getPet: async (request) => {
        const first = await request.store.get("pets", "pet-1");
        return (await request.store.get("pets", request.path.petId ?? "")) || !first
          ? getPet(request)
          : reply(200, shown({ ...first, id: request.path.petId ?? "" }), { ETag: '"any"' });
      },
    }),
  },
  {
    name: "removes a pet as often as it is asked",
    handlers: () => ({
      deletePet: async ({ path: { petId = "" }, store }) => {
        await store.delete("pets", petId);
        return reply(204, undefined);
      },
    }),
  },
  {
    name: "makes a pet of a change to a removed one",
    handlers: () => ({
      changePet: async (request) => {
        const found = await request.store.get("pets", request.path.petId ?? "");
        if (found) return petHandlers.changePet(request);
        const pet = {
          name: "New",
          kind: "cat",
          ...request.body,
          id: request.path.petId ?? "",
          created: request.now.toISOString(),
        };
        await request.store.put("pets", pet);
        return reply(200, shown(pet));
      },
    }),
  },
  {
    name: "answers the list in another order each time",
    reply: shuffled(),
  },
  {
    name: "reads a pet as it was when it was first read",
    instead: remembering(),
  },
  {
    name: "answers HEAD with another status",
    reply: (came, { method }) => (method === "HEAD" && came.status === 200 ? { ...came, status: 204 } : came),
  },
  {
    name: "answers HEAD with another content type",
    reply: (came, { method }) =>
      method === "HEAD" && came.status === 200
        ? { ...came, headers: { ...came.headers, "content-type": "text/plain" } }
        : came,
  },
];

function shuffled(): Fault["reply"] {
  let turn = 0;
  return onSuccess("GET /v1/pets", (came) => {
    const body = JSON.parse(new TextDecoder().decode(came.body)) as { pets: unknown[] };
    const pets = turn++ % 2 === 0 ? body.pets : body.pets.toReversed();
    return { ...came, body: new TextEncoder().encode(JSON.stringify({ ...body, pets })) };
  });
}

function remembering(): NonNullable<Fault["instead"]> {
  const kept = new Map<string, Promise<ProviderReply>>();
  return (request, ask) => {
    if (routeOf(request) !== "GET /v1/pets/{id}") return undefined;
    const known = kept.get(request.path) ?? ask(request);
    kept.set(request.path, known);
    return known;
  };
}
