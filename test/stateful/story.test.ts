import { expect, test } from "vitest";
import { listen, run } from "../cli/command.ts";
import { makeFolder } from "../store/temporary-folder.ts";
import { BOOKS } from "./books.ts";

async function ask(url: string, method = "GET", body?: object) {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "Content-Type": type } }),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
}

test("a book is created, listed, read, changed and removed, and what is kept outlasts the server", async () => {
  const data = await makeFolder();
  const args = ["mock", BOOKS, "--stateful", "--data", data];
  const first = await listen(args);
  expect(first.facts).toMatchObject({
    data,
    replies: expect.stringMatching(/^\/books, .* remember/) as string,
  });
  const books = `${first.url}/v1/books`;
  expect((await ask(books)).body).toMatchObject({ items: [{ title: "Dune" }, { title: "Emma" }], total: 2 });

  const created = await ask(books, "POST", { title: "Ulysses", secret: "not told" });
  expect(created).toMatchObject({ status: 201, body: { id: 3, title: "Ulysses" } });
  expect(created.body).not.toHaveProperty("secret");
  const location = new URL(created.headers.get("Location") ?? "", books).href;
  expect((await ask(location)).body).toEqual(created.body);
  expect((await ask(books)).body).toMatchObject({ total: 3 });

  expect((await ask(location, "PATCH", { author: "Joyce" })).body).toMatchObject({ id: 3, author: "Joyce" });
  const replaced = await ask(location, "PUT", { title: "Finnegans Wake" });
  expect(replaced.body).not.toHaveProperty("author");
  first.child.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);

  const second = await listen(args);
  const again = `${second.url}/v1/books`;
  expect((await ask(`${again}/3`)).body).toEqual(replaced.body);
  expect((await ask(`${again}/3`, "DELETE")).status).toBe(204);
  const gone = await ask(`${again}/3`);
  expect(gone).toMatchObject({ status: 404, body: { code: 404, message: "There is nothing at /books/3." } });
  expect((await ask(`${again}/3`, "DELETE")).status).toBe(404);
  expect((await ask(again)).body).toMatchObject({ total: 2 });
  await fetch(`${second.url}/__contract/reset`, { method: "POST" });
  expect((await ask(again, "POST", { title: "After a reset" })).body).toMatchObject({ id: 3 });
});

test("a folder for data without anything to keep is told", async () => {
  const { code, stderr } = await run(["mock", BOOKS, "--data", "anywhere"]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "contract-server: --data keeps what --stateful remembers; give both, or leave it out\n",
  });
});
