import { expect, test } from "vitest";
import { openConnection, startPets } from "../pets-server.ts";

/** The status of a request that calls the server by this name. */
async function statusFor(port: number, host: string, path = "/pets"): Promise<number> {
  const connection = openConnection(port);
  connection.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return Number((await connection.closed).split(" ")[1]);
}

test.each([
  "localhost",
  "LocalHost:4010",
  "api.localhost",
  "127.0.0.1:1",
  "127.8.8.8",
  "[::1]:4010",
  "pets.test:80",
])("on a loopback address, %s is answered", async (host) => {
  const { port } = await startPets({ allowedHosts: ["Pets.test"] });
  expect(await statusFor(port, host)).toBe(200);
});

test.each([
  "evil.test",
  "localhost.evil.test",
  "192.168.1.7",
  "[::2]",
  "a b",
  "localhost:x",
  "127.0.0.1.evil.test",
])("on a loopback address, %s is refused, whatever is asked for", async (host) => {
  const { port } = await startPets();
  for (const path of ["/pets", "/docs", "/__contract/health"])
    expect(await statusFor(port, host, path)).toBe(421);
});

test("on an address that others can reach, any name will do", async () => {
  const { port } = await startPets({ host: "0.0.0.0" });
  expect(await statusFor(port, "pets.example")).toBe(200);
});
