import { fc } from "../property.ts";
import { expect, test } from "vitest";
import { BOOKS, remember } from "./books.ts";

interface Book {
  readonly id: number;
  readonly title: string;
  readonly author?: string;
}

const text = fc.string({ minLength: 1, maxLength: 5 });
const id = fc.integer({ min: 1, max: 6 });
const step = fc.oneof(
  fc.record({ act: fc.constant("create" as const), title: text }),
  fc.record({ act: fc.constant("replace" as const), id, title: text, author: text }),
  fc.record({ act: fc.constant("change" as const), id, author: fc.option(text) }),
  fc.record({ act: fc.constant("remove" as const), id }),
  fc.record({ act: fc.constant("read" as const), id }),
);

test("whatever is done in whatever order, the books are those of a simple list, and no reply breaks the contract", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { ask, broken } = await remember(BOOKS);
      const books = new Map<number, Book>([
        [1, { id: 1, title: "Dune", author: "Herbert" }],
        [2, { id: 2, title: "Emma", author: "Austen" }],
      ]);
      let next = 3;
      for (const { act, ...asked } of steps) {
        if (act === "create" && "title" in asked) {
          const { status } = await ask("POST", "/v1/books", { json: { title: asked.title } });
          expect(status).toBe(201);
          books.set(next, { id: next, title: asked.title });
          next++;
        } else if ("id" in asked) {
          await checkItem(ask, books, act, asked);
        }
        const { body } = await ask("GET", "/v1/books");
        expect(body).toMatchObject({ total: books.size });
        expect((body as { items: unknown[] }).items.map(withoutTime)).toEqual([...books.values()]);
      }
      expect(broken).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

type Ask = Awaited<ReturnType<typeof remember>>["ask"];

async function checkItem(
  ask: Ask,
  books: Map<number, Book>,
  act: string,
  asked: { readonly id: number; readonly title?: string; readonly author?: string | null },
): Promise<void> {
  const path = `/v1/books/${asked.id}`;
  const before = books.get(asked.id);
  const { id: own, title = "", author } = asked;
  const patch = { "content-type": "application/merge-patch+json" };
  const { status } =
    act === "replace"
      ? await ask("PUT", path, { json: { title, author } })
      : act === "change"
        ? await ask("PATCH", path, { text: JSON.stringify({ author }), headers: patch })
        : await ask(act === "remove" ? "DELETE" : "GET", path);
  expect(status).toBe(!before ? 404 : act === "remove" ? 204 : 200);
  if (!before) return;
  if (act === "replace") books.set(own, { id: own, title, ...(author && { author }) });
  if (act === "change") books.set(own, { id: own, title: before.title, ...(author && { author }) });
  if (act === "remove") books.delete(own);
}

function withoutTime(item: unknown): object {
  return Object.fromEntries(Object.entries(item as object).filter(([name]) => name !== "created_at"));
}
