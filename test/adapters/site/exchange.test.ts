import { expect, test } from "vitest";
import { mountSmall, serveSeveral, textAt } from "./several-contracts.ts";

test("a contract is exchanged for another while connections stay open", async () => {
  const first = mountSmall({ name: "api", paths: { "/things": "old" } });
  const { url, server } = await serveSeveral([first]);
  expect(await textAt(`${url}/things`)).toBe("200 old");
  const second = mountSmall({ name: "api", paths: { "/things": "new", "/more": "more" } });
  expect(server.exchange(second)).toBe(first);
  expect(await textAt(`${url}/things`)).toBe("200 new");
  expect(await textAt(`${url}/more`)).toBe("200 more");
  expect(await textAt(`${url}/openapi.json`)).toContain("/more");
});

test("of several, one is exchanged and may move, and the others stay", async () => {
  const { url, server } = await serveSeveral([
    mountSmall({ name: "shop", servers: ["/shop"] }),
    mountSmall({ name: "stock", servers: ["/stock"] }),
  ]);
  server.exchange(mountSmall({ name: "shop", servers: ["/market"], paths: { "/things": "moved" } }));
  expect(await textAt(`${url}/shop/things`)).toMatch(/^404 /);
  expect(await textAt(`${url}/market/things`)).toBe("200 moved");
  expect(await textAt(`${url}/stock/things`)).toBe("200 stock");
});

test("an exchange that cannot be done changes nothing", async () => {
  const { url, server } = await serveSeveral([
    mountSmall({ name: "shop", servers: ["/shop"] }),
    mountSmall({ name: "stock", servers: ["/stock"] }),
  ]);
  expect(() => server.exchange(mountSmall({ name: "other" }))).toThrow(
    "no contract of this server is called other",
  );
  expect(() => server.exchange(mountSmall({ name: "shop", servers: ["/stock"] }))).toThrow(
    "both found under /stock",
  );
  expect(await textAt(`${url}/shop/things`)).toBe("200 shop");
  expect(await textAt(`${url}/stock/things`)).toBe("200 stock");
});

test("closing closes the stores of those that are served then", async () => {
  const [first, second] = [mountSmall({ name: "api" }), mountSmall({ name: "api" })];
  const { server } = await serveSeveral([first]);
  const closed: string[] = [];
  const watched = (mount: typeof first, name: string) => ({
    ...mount,
    close: async () => void closed.push(name),
  });
  server.exchange(watched(second, "second"));
  await server.close();
  expect(closed).toEqual(["second"]);
});
