import { expect, test } from "vitest";
import { BOOKS, remember } from "./books.ts";

test("a list is filtered, sorted and paged by the parameters that are declared for it", async () => {
  const { ask } = await remember(BOOKS);
  for (const title of ["Casino", "Beloved", "Atonement"]) await ask("POST", "/v1/books", { json: { title } });
  const titles = async (query: string) => {
    const { body } = await ask("GET", `/v1/books?${query}`);
    const { items, total, has_more } = body as {
      items: { title: string }[];
      total: number;
      has_more: boolean;
    };
    return { titles: items.map(({ title }) => title), total, has_more };
  };
  expect(await titles("author=Austen")).toEqual({ titles: ["Emma"], total: 1, has_more: false });
  expect(await titles("sort=title&limit=2&page=2")).toEqual({
    titles: ["Casino", "Dune"],
    total: 5,
    has_more: true,
  });
  expect((await titles("sort=-title")).titles[0]).toBe("Emma");
});

test("what lies below an item is its own, and goes with it", async () => {
  const { ask } = await remember(BOOKS);
  const { body } = await ask("POST", "/v1/books/1/reviews", { json: { stars: 4 } });
  const { data } = body as { data: { id: string } };
  expect((await ask("GET", `/v1/books/1/reviews/${data.id}`)).body).toEqual({ data });
  expect((await ask("GET", `/v1/books/2/reviews/${data.id}`)).status).toBe(404);
  expect((await ask("GET", "/v1/books/9/reviews")).status).toBe(404);
  await ask("DELETE", "/v1/books/1");
  expect((await ask("GET", `/v1/books/1/reviews/${data.id}`)).status).toBe(404);
  await ask("POST", "/v1/books", { json: { title: "Another" } });
  expect((await ask("GET", "/v1/books/3/reviews")).body).not.toContainEqual(data);
});

test("an id that is taken is refused in the form that is declared for it", async () => {
  const { ask } = await remember("test/pets/openapi.yaml");
  const created = await ask("POST", "/pets", { json: { name: "Mia", kind: "cat" } });
  expect(created.status).toBe(201);
  const { id } = created.body as { id: string };
  expect(created.headers.Location).toBe(`pets/${id}`);
  expect((await ask("GET", `/pets/${id}`)).body).toEqual(created.body);
});

test("who asks for a reply of the contract's gets it, and nothing changes", async () => {
  const { ask } = await remember(BOOKS);
  const preferred = await ask("POST", "/v1/books", { json: { title: "X" }, headers: { prefer: "code=409" } });
  expect(preferred).toMatchObject({ status: 409, headers: { "X-Contract-Source": "mock" } });
  expect((await ask("GET", "/v1/books")).body).toMatchObject({ total: 2 });
});

test("the same Idempotency-Key creates once", async () => {
  const { ask } = await remember("test/pets/openapi.yaml");
  const sent = { json: { name: "Mia", kind: "cat" }, headers: { "idempotency-key": "k" } };
  const [first, again] = [await ask("POST", "/pets", sent), await ask("POST", "/pets", sent)];
  expect(again.body).toEqual(first.body);
});
