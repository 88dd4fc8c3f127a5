import { expect, test } from "vitest";
import { ADMIN_TOKEN, openConnection, startPets } from "../pets-server.ts";

/** The status of a request with these header fields, which `fetch` would not let anybody choose. */
async function ask(port: number, line: string, ...fields: readonly string[]): Promise<number> {
  const connection = openConnection(port);
  const more = fields.map((field) => `${field}\r\n`).join("");
  connection.write(
    `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n${more}\r\n`,
  );
  return Number((await connection.closed).split(" ")[1]);
}

const CHANGES = ["POST /__contract/reset", "DELETE /pets/pet-1", "POST /pets", "DELETE /__contract/session"];

test.each([
  ["of another site", ["Origin: https://evil.test"]],
  ["that hides where it is from", ["Origin: null"]],
  ["whose name begins like this machine's", ["Origin: http://localhost.evil.test"]],
  ["that a browser says is of another site", ["Sec-Fetch-Site: cross-site"]],
])("a page %s may change nothing", async (_, fields) => {
  const { port, store } = await startPets();
  for (const change of CHANGES) expect([change, await ask(port, change, ...fields)]).toEqual([change, 403]);
  expect((await store.dump()).collections.pets).toHaveLength(3);
});

test.each([
  ["a program", []],
  ["a page of this server", ["Origin: http://localhost", "Sec-Fetch-Site: same-origin"]],
  ["a page of this machine", ["Origin: http://127.0.0.1:5173", "Sec-Fetch-Site: cross-site"]],
  ["an allowed page", ["Origin: https://app.test", "Sec-Fetch-Site: cross-site"]],
  ["a page of an allowed name", ["Origin: https://pets.test"]],
])("%s may", async (_, fields) => {
  const { port } = await startPets({ corsOrigins: ["https://app.test"], allowedHosts: ["pets.test"] });
  const admin = `X-Admin-Token: ${ADMIN_TOKEN}`;
  expect(await ask(port, "DELETE /pets/pet-1", admin, ...fields)).toBe(204);
  expect(await ask(port, "POST /__contract/reset", admin, ...fields)).toBe(200);
});

test("where pages of all origins may, they may, and the state is no page's to see", async () => {
  const { port } = await startPets({ corsOrigins: ["*"] });
  const origin = "Origin: https://any.test";
  expect(await ask(port, "DELETE /pets/pet-1", `X-Admin-Token: ${ADMIN_TOKEN}`, origin)).toBe(204);
  expect(await ask(port, "GET /__contract/state", origin)).toBe(401);
  expect(await ask(port, "POST /__contract/reset", origin)).toBe(401);
  expect(await ask(port, "GET /__contract/state", "Sec-Fetch-Site: cross-site")).toBe(401);
});

test.each(["null", "https://evil.test", "http://localhost:1"])(
  "the origin %s is told nothing",
  async (origin) => {
    const { url } = await startPets({ corsOrigins: ["https://app.test"] });
    for (const method of ["GET", "OPTIONS"]) {
      const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
      const response = await fetch(`${url}/pets`, { method, headers });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    }
  },
);
