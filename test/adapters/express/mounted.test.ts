import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { startPets } from "../pets-server.ts";

test("a team's own Express takes the server for middleware", async () => {
  const pets = await startPets();
  const app = express();
  app.get("/about", (_request, response) => void response.send("about us"));
  app.use(pets.server.listener);
  const server = app.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  expect(await (await fetch(`${origin}/about`)).text()).toBe("about us");
  expect((await fetch(`${origin}/pets`)).status).toBe(200);
  expect((await fetch(`${origin}/nowhere`)).headers.get("content-type")).toMatch(
    /^application\/problem\+json/,
  );
});
