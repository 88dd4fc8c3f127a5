import { expect, test } from "vitest";
import type { Report } from "../../../src/node.ts";
import { createServer, TrafficReport } from "../../../src/node.ts";
import { mountSmall, serveSeveral, textAt } from "./several-contracts.ts";

test("each contract answers under its base paths, the longest first", async () => {
  const { url, contracts } = await serveSeveral([
    mountSmall({ name: "shop", servers: ["https://shop.test/shop", "/shop/v2"] }),
    mountSmall({ name: "stock", servers: ["/shop/stock"] }),
    mountSmall({ name: "tenants", servers: ["/t/{tenant}"] }),
  ]);
  expect(await textAt(`${url}/shop/things`)).toBe("200 shop");
  expect(await textAt(`${url}/shop/v2/things?x`)).toMatch(/^422 /);
  expect(await textAt(`${url}/shop/v2/things/`)).toBe("200 shop");
  expect(await textAt(`${url}/shop/stock/things`)).toBe("200 stock");
  expect(await textAt(`${url}/%73hop/things`)).toBe("200 shop");
  expect(await textAt(`${url}/t/any/things`)).toBe("200 tenants");
  expect(await textAt(`${url}/shop/stock/nothing`)).toMatch(/^404 .*no path that fits/);
  expect(contracts.map(({ name, urls }) => [name, urls])).toEqual([
    ["shop", [`${url}/shop`, `${url}/shop/v2`]],
    ["stock", [`${url}/shop/stock`]],
    ["tenants", [`${url}/t/{tenant}`]],
  ]);
});

test("what is outside of all contracts is refused with the places where they are", async () => {
  const told: unknown[] = [];
  const mounts = [
    mountSmall({ name: "shop", servers: ["/shop"] }),
    mountSmall({ name: "b", servers: ["/b"] }),
  ];
  const { url } = await serveSeveral(mounts, { observer: { exchanged: ({ status }) => told.push(status) } });
  const response = await fetch(`${url}/things`);
  expect([response.status, response.headers.get("content-type")]).toEqual([
    404,
    "application/problem+json; charset=utf-8",
  ]);
  expect(await response.json()).toMatchObject({
    detail: "/things is outside of the contracts, which are found under /shop, /b.",
  });
  expect(told).toEqual([404]);
});

test("one of them may have the root, and answers what no other has", async () => {
  const { url } = await serveSeveral([
    mountSmall({ name: "root", paths: { "/": "home", "/things": "root" } }),
    mountSmall({ name: "shop", servers: ["/shop"] }),
  ]);
  expect(await textAt(url)).toBe("200 home");
  expect(await textAt(`${url}/things`)).toBe("200 root");
  expect(await textAt(`${url}/shop/things`)).toBe("200 shop");
});

test("each has its own documentation, document, health, state and reset", async () => {
  const { url, contracts } = await serveSeveral([
    mountSmall({ name: "shop", servers: ["/shop"] }),
    mountSmall({ name: "stock", servers: ["/stock"] }),
  ]);
  for (const { name, documentationUrl } of contracts) {
    const root = `${url}/__contract/${name}`;
    expect(documentationUrl).toBe(`${root}/docs`);
    expect(await textAt(documentationUrl)).toContain(`href="/__contract/${name}/openapi.json"`);
    expect(await textAt(`${root}/openapi.json`)).toContain(`"The ${name}"`);
    expect(await textAt(`${root}/openapi.yaml`)).toContain(`The ${name}`);
    expect(await textAt(`${root}/health`)).toMatch(/^200 \{"status":"ready"/);
    expect(await (await fetch(`${root}/state`)).json()).toMatchObject({
      collections: { notes: [{ id: name }] },
    });
    expect((await fetch(`${root}/reset`, { method: "POST" })).status).toBe(200);
  }
  expect(await (await fetch(`${url}/__contract/health`)).json()).toMatchObject({
    status: "ready",
    documents: { shop: { operations: 1, handled: 0 }, stock: { status: "ready" } },
  });
});

test("each that stands beside a backend has its own report, which the start page leads to", async () => {
  const { url } = await serveSeveral([
    mountSmall({ name: "shop", servers: ["/shop"], report: new TrafficReport() }),
    mountSmall({ name: "stock", servers: ["/stock"] }),
  ]);
  await fetch(`${url}/shop/things`);
  const { operations } = (await (await fetch(`${url}/__contract/shop/report`)).json()) as Report;
  expect(operations).toMatchObject([{ asked: 1 }]);
  expect((await fetch(`${url}/__contract/stock/report`)).status).toBe(404);
  const listed = await textAt(`${url}/__contract/documents.json`);
  expect(listed).toContain("/__contract/shop/report");
  expect(listed).not.toContain("/__contract/stock/report");
});

test.each([
  [[], "a server needs a contract"],
  [
    [mountSmall({ name: "a", servers: ["/a"] }), mountSmall({ name: "a", servers: ["/b"] })],
    "two contracts are called a",
  ],
  [
    [mountSmall({ name: "a", servers: ["/x"] }), mountSmall({ name: "b", servers: ["/x/"] })],
    "a and b are both found under /x; give one of them another basePath",
  ],
])("contracts that cannot be served together are refused", (mounts, message) => {
  expect(() => createServer(mounts, { adminToken: "x" })).toThrow(message);
});
