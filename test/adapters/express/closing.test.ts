import { expect, test } from "vitest";
import { defineService, reply } from "../../../src/index.ts";
import type { operations } from "../../pets/contract.gen.ts";
import type { PetsState } from "../../pets/handlers/index.ts";
import petsService from "../../pets/handlers/index.ts";
import { openConnection, startPets } from "../pets-server.ts";

const HEAD = "POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
const BODY = JSON.stringify({ name: "Mia", kind: "cat" });

/** A service whose list is answered when `go` is called. */
function waitingService() {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let waiting = 0;
  const service = defineService<operations, PetsState>({
    ...petsService,
    handlers: {
      ...petsService.handlers,
      listPets: async () => {
        waiting++;
        await promise;
        return reply(200, { pets: [], total: 0 });
      },
    },
  });
  return { service, waiting: () => waiting, go: () => resolve(undefined) };
}

test("what is in flight is finished, and its connection closed", async () => {
  const { service, waiting, go } = waitingService();
  const { url, server } = await startPets({ service });
  const answers = Array.from({ length: 20 }, () => fetch(`${url}/pets`));
  await expect.poll(waiting).toBe(20);
  const closed = server.close();
  go();
  for (const response of await Promise.all(answers)) {
    expect([response.status, response.headers.get("connection")]).toEqual([200, "close"]);
    expect(await response.json()).toEqual({ pets: [], total: 0 });
  }
  await closed;
});

test("a body that is still being sent may be finished", async () => {
  const { port, server } = await startPets();
  const connection = openConnection(port);
  connection.write(
    `${HEAD}Expect: 100-continue\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 9)}`,
  );
  await connection.until("100 Continue");
  const closed = server.close();
  connection.write(BODY.slice(9));
  expect(await connection.closed).toMatch(/HTTP\/1.1 201 Created\r\n.*Connection: close\r\n/s);
  await closed;
});

test("connections that nobody uses are closed at once, and new ones refused", async () => {
  const { port, url, server } = await startPets({ limits: { closeMs: 60_000 } });
  const connection = openConnection(port);
  connection.write("GET /pets HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await connection.until('"total":3}');
  await server.close();
  await connection.closed;
  await expect(fetch(`${url}/pets`)).rejects.toThrow();
});

test("what does not end in time is cut off", async () => {
  const { port, server, store } = await startPets({ limits: { closeMs: 200 } });
  const connection = openConnection(port);
  connection.write(
    `${HEAD}Expect: 100-continue\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 9)}`,
  );
  await connection.until("100 Continue");
  await server.close();
  expect(await connection.closed).not.toContain("201");
  await expect(store.dump()).rejects.toThrow("closed");
});

test("closing twice is closing once", async () => {
  const { server } = await startPets();
  await Promise.all([server.close(), server.close()]);
});
