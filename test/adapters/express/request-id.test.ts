import { expect, test } from "vitest";
import { openConnection, startPets } from "../pets-server.ts";

const NEW_ID = /^[0-9a-f]{32}$/;

test("a request keeps the id that its client gave", async () => {
  const { url, exchanges } = await startPets();
  const response = await fetch(`${url}/pets`, { headers: { "X-Request-Id": "order-7/step:2" } });
  expect(response.headers.get("x-request-id")).toBe("order-7/step:2");
  expect(exchanges[0]?.request.headers["x-request-id"]).toBe("order-7/step:2");
});

test.each(["/pets", "/nowhere", "/docs", "/__contract/health"])("each answer has an id: %s", async (path) => {
  const { url, exchanges } = await startPets();
  const [first, second] = [await fetch(url + path), await fetch(url + path)].map((response) =>
    response.headers.get("x-request-id"),
  );
  expect(first).toMatch(NEW_ID);
  expect(second).toMatch(NEW_ID);
  expect(first).not.toBe(second);
  expect(exchanges.map(({ request }) => request.headers["x-request-id"])).toEqual([first, second]);
});

test.each([
  ["is too long", "x".repeat(129)],
  ["has blanks", "a b"],
  ["has letters outside ASCII", "\u00e4"],
  ["is empty", ""],
])("an id that %s is replaced", async (_, id) => {
  const { port } = await startPets();
  const connection = openConnection(port);
  connection.write(
    Buffer.from(
      `GET /pets HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\nConnection: close\r\n\r\n`,
      "latin1",
    ),
  );
  expect(/X-Request-Id: (\S*)/.exec(await connection.closed)?.[1]).toMatch(NEW_ID);
});
